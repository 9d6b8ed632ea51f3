#!/usr/bin/env python3
"""Intake against `cp` and `sha256sum` of the same files, in turns: bench/intake/speed.py CLIP.mp4 [FILES [LOOPS [ROUNDS]]]

Makes FILES recordings of LOOPS times the clip each (ffmpeg, without encoding), no two alike, and takes them in up to the receipt.
Prints wall-clock and processor time (user and system, children too) of each, and the ratio of the medians. UNSEAL names the program."""
import os, pathlib, resource, shutil, statistics, struct, subprocess, sys, tempfile, time

clip, files, loops, rounds = sys.argv[1], *(int(n) for n in (sys.argv[2:] + ["6", "40", "3"][len(sys.argv) - 2 :])[:3])
unseal = os.environ.get("UNSEAL", "./unseal")
work = pathlib.Path(tempfile.mkdtemp(prefix="intake-"))
os.environ.update(UNSEAL_HOME=str(work / "home"), UNSEAL_PASSPHRASE="a bench has no secrets", UNSEAL_AS="bench")
run = lambda *command: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def timed(action):
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    action()
    wall, after = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def digest(tool):
    shutil.rmtree(work / "copy", ignore_errors=True)
    run("cp", "-r", str(work / "export"), str(work / "copy"))
    run(*tool, *map(str, sorted((work / "copy").iterdir())))


def intake():
    run(unseal, "intake", str(work / "case"), str(work / "export"), "--source", "cam-a", "--quiet")


try:
    (work / "export").mkdir()
    run("ffmpeg", "-stream_loop", str(loops - 1), "-i", clip, "-c", "copy", "-an", str(work / "long.mp4"))
    for i in range(files):
        target = work / "export" / f"{i:03}.mp4"
        shutil.copy(work / "long.mp4", target)
        with target.open("ab") as out:  # a box that players pass over
            out.write(struct.pack(">I4sQ", 16, b"free", i))
    size = sum(path.stat().st_size for path in (work / "export").iterdir())
    print(f"{files} files, {size / 1e6:.0f} MB, load {os.getloadavg()[0]:.0f}")
    took = {"cp + sha256sum": [], "cp + openssl": [], "unseal intake": []}
    for turn in range(rounds):
        shutil.rmtree(work / "case", ignore_errors=True)
        run(unseal, "init", str(work / "case"), "--title", "bench", "--agency", "bench")
        took["cp + sha256sum"].append(timed(lambda: digest(["sha256sum"])))
        took["cp + openssl"].append(timed(lambda: digest(["openssl", "dgst", "-sha256"])))
        took["unseal intake"].append(timed(intake))
    middle = {name: [statistics.median(one[i] for one in all) for i in (0, 1)] for name, all in took.items()}
    for name, (wall, cpu) in middle.items():
        own = middle["unseal intake"]
        print(f"{name:15} wall {wall:6.2f} s  processor {cpu:6.2f} s  intake is {wall / own[0]:4.0%} of its speed, {cpu / own[1]:4.0%} by processor time")
finally:
    shutil.rmtree(work, ignore_errors=True)
