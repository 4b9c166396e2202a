"""An adapter that misbehaves in one way: ``python misbehaving.py WAY``.

It speaks the protocol and answers nothing right.
"""

import json
import os
import signal
import subprocess
import sys
import time

OPERATIONS = ["text-json", "json-xml", "validate", "canonicalise"]
STARTED = {
    "protocol": 1,
    "implementation": {"name": "misbehaving", "homepage": "https://example.org/"},
    "operations": OPERATIONS,
}


def say(message):
    raw(json.dumps(message).encode() + b"\n")


def raw(data):
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def answer(seq):
    say({"seq": seq, "result": {"refused": True}})


def sleep():
    time.sleep(600)


def die(code):
    sys.stderr.write("Traceback: \x1b[2J it hurts\n")
    sys.stderr.flush()
    os._exit(code)


def bloat():
    while True:
        raw(b"x" * 65536)


def child(**extra):
    """A child that outlives it, in its pipes."""
    code = "import time; time.sleep(20)"
    subprocess.Popen([sys.executable, "-S", "-c", code], **extra)


#: How it answers the start, instead of as it ought to.
AT_START = {
    "dies-at-start": lambda: die(3),
    "silent-at-start": sleep,
    "chatty-at-start": lambda: raw(b"Listening on standard input\n"),
    "protocol-2": lambda: say({**STARTED, "protocol": 2}),
    "unknown-operation": lambda: say({**STARTED, "operations": ["text-yaml"]}),
    "script-as-homepage": lambda: say(
        {**STARTED, "implementation": {"name": "x", "homepage": "javascript:alert(1)"}}
    ),
    "bloats-at-start": bloat,
}

#: How it answers a question, instead of as it ought to.
AT_A_QUESTION = {
    "silent": lambda _: sleep(),
    "half-a-line": lambda _: (raw(b'{"seq":'), sleep()),
    "chatty": lambda seq: (raw(b"DEBUG: reading\n"), answer(seq)),
    "blank-line": lambda seq: (raw(b"\n"), answer(seq)),
    "endless-chat": lambda _: [raw(b"DEBUG\n" * 1000) for _ in iter(int, 1)],
    "wrong-seq": lambda seq: answer(seq + 1),
    "seq-as-text": lambda seq: say({"seq": str(seq), "result": {"refused": True}}),
    "two-kinds": lambda seq: say(
        {"seq": seq, "result": {"refused": True}, "skipped": {"reason": "x"}}
    ),
    "malformed-base64": lambda seq: say(
        {"seq": seq, "result": {"output": {"base64": "QQ="}}}
    ),
    "not-utf-8": lambda _: raw(b'{"seq":1,"skipped":{"reason":"\xff"}}\n'),
    "lone-surrogate": lambda _: raw(
        b'{"seq":1,"result":{"output":{"text":"\\ud800"}}}\n'
    ),
    "nan": lambda _: raw(b'{"seq":NaN,"result":{"refused":true}}\n'),
    "huge-number": lambda _: raw(b'{"seq":' + b"9" * 5000 + b"}\n"),
    "deep": lambda _: raw(
        b'{"seq":1,"error":{"message":"x","context":'
        + b'{"a":' * 100_000
        + b"1"
        + b"}" * 100_002
        + b"\n"
    ),
    "name-twice": lambda _: raw(
        b'{"seq":1,"result":{"refused":true},"result":{"refused":true}}\n'
    ),
    "verdict-for-output": lambda seq: say({"seq": seq, "result": {"valid": True}}),
    "dies": lambda _: die(3),
    "killed": lambda _: os.kill(os.getpid(), signal.SIGKILL),
    "bloats": lambda _: bloat(),
    "closes-stdout": lambda _: (os.close(1), sleep()),
    "leaves-a-child": lambda _: (child(), os._exit(0)),
    "leaves-a-runaway-child": lambda _: (child(start_new_session=True), os._exit(0)),
    "reports-an-error": lambda seq: say(
        {"seq": seq, "error": {"message": "no\nmemory", "context": {"at": "x.c\n12"}}}
    ),
    "skips": lambda seq: say({"seq": seq, "skipped": {"reason": "not\tyet"}}),
    "noisy-stderr": lambda seq: (
        [sys.stderr.write("noise\n" * 10_000) for _ in range(20)],
        answer(seq),
    ),
}

#: What it does when it has answered, or was asked to stop.
AFTERWARDS = {
    "answers-twice": answer,
    "dies-afterwards": lambda _: die(3),
}
AT_STOP = {
    "ignores-stop": sleep,
    "answers-stop": lambda: say({"stopped": True}),
    "fails-at-stop": lambda: die(4),
}


def main(way):
    for line in sys.stdin.buffer:
        message = json.loads(line)
        if message["command"] == "start":
            AT_START.get(way, lambda: say(STARTED))()
        elif message["command"] == "run":
            AT_A_QUESTION.get(way, answer)(message["seq"])
            AFTERWARDS.get(way, lambda _: None)(message["seq"])
        else:
            AT_STOP.get(way, lambda: None)()
            return


if __name__ == "__main__":
    if sys.argv[1] == "deaf":
        say(STARTED)
        sleep()
    main(sys.argv[1])
