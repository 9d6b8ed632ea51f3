#!/usr/bin/env python3
"""Drives a sheet in headless Chromium from file:// and takes pictures of it.

    bench/sheet/drive.py SHEET.html OUTPUT_FOLDER

Ticks, draws with mouse and keyboard, decides, saves, opens what it saved, prints what went wrong. Exit code 0 where
all of it worked. Needs Chromium and nothing else; the saved decisions.json lies in the output folder, so that
`unseal redact --decisions` can be tried on it.
"""

import base64
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time


class Browser:
    """Chromium, spoken to over its debugging pipe."""

    def __init__(self, profile):
        to_read, to_write = os.pipe()
        from_read, from_write = os.pipe()
        binary = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if binary is None:
            sys.exit("no Chromium on this machine; install it to look at sheets")

        def wire():
            # copies first: either end may already be number 3 or 4
            commands, answers = os.dup(to_read), os.dup(from_write)
            os.dup2(commands, 3)
            os.dup2(answers, 4)

        self.process = subprocess.Popen(
            [binary, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             "--hide-scrollbars", f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=wire, close_fds=False, stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(from_write)
        self.commands = os.fdopen(to_write, "wb", buffering=0)
        self.answers = os.fdopen(from_read, "rb")
        self.unread = [b""]
        self.number = 0
        self.events = []
        self.session = None

    def call(self, method, **arguments):
        self.number += 1
        message = {"id": self.number, "method": method, "params": arguments}
        if self.session:
            message["sessionId"] = self.session
        self.commands.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self.read()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def read(self):
        while b"\0" not in self.unread[-1]:
            piece = self.answers.read1(1 << 20)
            if not piece:
                raise RuntimeError("Chromium is gone")
            self.unread.append(piece)
        message, _, rest = b"".join(self.unread).partition(b"\0")
        self.unread = [rest]
        return json.loads(message)

    def wait(self, method):
        for event in self.events:
            if event.get("method") == method:
                self.events.remove(event)
                return event["params"]
        while True:
            event = self.read()
            if event.get("method") == method:
                return event["params"]
            self.events.append(event)

    def evaluate(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def open(self, address):
        if self.session is None:
            target = self.call("Target.createTarget", url="about:blank")["targetId"]
            self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            for domain in ("Page", "Runtime", "Log", "Network"):
                self.call(f"{domain}.enable")
        self.call("Page.navigate", url=address)
        self.wait("Page.loadEventFired")

    def size(self, width, height, phone=False):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)

    def picture(self, file, whole=False):
        clip = {}
        if whole:
            box = self.call("Page.getLayoutMetrics")["cssContentSize"]
            clip = {"captureBeyondViewport": True,
                    "clip": {"x": 0, "y": 0, "width": box["width"], "height": min(box["height"], 6000), "scale": 1}}
        data = self.call("Page.captureScreenshot", format="png", **clip)["data"]
        file.write_bytes(base64.b64decode(data))

    def mouse(self, kind, x, y, buttons=0):
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left" if kind != "mouseMoved" else "none",
                  buttons=buttons, clickCount=1, pointerType="mouse")

    def drag(self, x0, y0, x1, y1):
        self.mouse("mouseMoved", x0, y0)
        self.mouse("mousePressed", x0, y0, 1)
        self.mouse("mouseMoved", (x0 + x1) / 2, (y0 + y1) / 2, 1)
        self.mouse("mouseMoved", x1, y1, 1)
        self.mouse("mouseReleased", x1, y1)

    def key(self, name, modifiers=0):
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=name, code=name, modifiers=modifiers)

    def close(self):
        try:
            self.session = None
            self.call("Browser.close")
        except (RuntimeError, BrokenPipeError):
            pass
        self.process.wait(20)


def main():
    sheet = pathlib.Path(sys.argv[1]).resolve()
    folder = pathlib.Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    saved = folder / "decisions.json"
    saved.unlink(missing_ok=True)
    profile = tempfile.mkdtemp(prefix="sheet-browser-")
    browser = Browser(profile)
    failures = []

    def expect(what, holds):
        print(("ok    " if holds else "WRONG ") + what)
        if not holds:
            failures.append(what)

    try:
        browser.open(sheet.as_uri())
        browser.size(320, 640, phone=True)
        expect("nothing is wider than a screen of 320",
               browser.evaluate("document.documentElement.scrollWidth") <= 320)
        browser.picture(folder / "320.png")
        browser.picture(folder / "320-whole.png", whole=True)
        browser.size(1280, 900)
        browser.picture(folder / "1280.png")
        browser.picture(folder / "1280-whole.png", whole=True)

        browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
        backdrops = browser.evaluate("document.querySelectorAll('[data-backdrop]').length")
        segments = browser.evaluate("document.querySelectorAll('[data-segment]').length")
        first = browser.evaluate("document.querySelector('[data-segment]')?.dataset.segment")
        if backdrops:
            drawn = "document.querySelectorAll('.backdrop .drawn rect').length"
            browser.evaluate("document.querySelector('.canvas').scrollIntoView({block: 'center'})")
            at = browser.evaluate("(() => { const r = document.querySelector('.canvas image').getBoundingClientRect();"
                                  " return [r.left, r.top, r.width, r.height]; })()")
            across = lambda share: at[0] + at[2] * share
            down = lambda share: at[1] + at[3] * share
            browser.drag(across(.2), down(.45), across(.3), down(.6))
            expect("the mouse draws a box", browser.evaluate(drawn) == 1)
            corner = "['x','y'].map(n => document.querySelector('.drawn rect').getAttribute(n)).join()"
            before = browser.evaluate(corner)
            browser.drag(across(.25), down(.5), across(.35), down(.5))
            expect("the mouse moves a box", browser.evaluate(corner) != before)
            browser.evaluate("document.querySelector('.add').click()")
            expect("the button adds a box", browser.evaluate(drawn) == 2)
            place = "JSON.stringify(['x','y','width','height'].map(n => +document.activeElement.getAttribute(n)))"
            start = json.loads(browser.evaluate(place))
            browser.key("ArrowRight")
            moved = json.loads(browser.evaluate(place))
            expect("arrow keys move a box", moved != start and moved[2:] == start[2:])
            browser.key("ArrowDown", modifiers=8)
            expect("Shift and arrow keys change its size", json.loads(browser.evaluate(place))[2:] != moved[2:])
            browser.picture(folder / "1280-drawn.png")
            browser.key("Delete")
            expect("Delete removes a box", browser.evaluate(drawn) == 1)
            browser.evaluate("document.querySelector('.nobody').click()")
        if segments:
            browser.evaluate("document.querySelector('[data-segment] input[value=clear]').click()")
            browser.evaluate("(() => { const i = document.querySelector('[data-segment] .ground input');"
                             " i.value = 'officer <on> \"duty\"'; i.dispatchEvent(new Event('input', {bubbles: true})); })()")
            browser.evaluate("document.querySelector('[data-segment]').scrollIntoView({block: 'center'})")
            time.sleep(.3)
            browser.picture(folder / "1280-decided.png")
            browser.evaluate("document.querySelector('[data-filter=clear]').click()")
            expect("a filter shows what is cleared alone",
                   browser.evaluate("document.querySelectorAll('[data-segment]:not(.hidden)').length") == 1)
            browser.evaluate("document.querySelector('[data-filter=all]').click()")
        browser.evaluate("document.querySelector('#save').click()")
        for _ in range(100):
            if saved.exists():
                break
            time.sleep(.1)
        expect("it saves decisions.json", saved.exists())
        if saved.exists():
            document = json.loads(saved.read_text())
            expect("the decisions name the segment", not segments or document["segments"][0] == {
                "id": first, "decision": "clear", "ground": 'officer <on> "duty"'})
            expect("the decisions hold the box", not backdrops or len(document["backdrops"][0]["boxes"]) == 1)
            browser.evaluate("window.onbeforeunload = null")
            browser.open(sheet.as_uri())
            root = browser.call("DOM.getDocument")["root"]["nodeId"]
            node = browser.call("DOM.querySelector", nodeId=root, selector="#file")["nodeId"]
            browser.call("DOM.setFileInputFiles", nodeId=node, files=[str(saved)])
            time.sleep(.5)
            expect("a fresh sheet opens what was saved", not segments or browser.evaluate(
                "document.querySelector('[data-segment] input[value=clear]').checked"))
            expect("with its boxes", not backdrops or browser.evaluate(
                "document.querySelectorAll('.backdrop .drawn rect').length") == 1)
            browser.picture(folder / "1280-opened.png")
        complaints = [e["params"]["entry"]["text"] for e in browser.events if e.get("method") == "Log.entryAdded"]
        complaints += [str(e["params"]) for e in browser.events if e.get("method") == "Runtime.exceptionThrown"]
        expect("the browser complains of nothing " + "; ".join(complaints), not complaints)
        asked = [e["params"]["request"]["url"] for e in browser.events
                 if e.get("method") == "Network.requestWillBeSent"]
        outside = [url for url in asked if not url.startswith(("file:", "data:", "blob:", "about:"))]
        expect("it asks nobody for anything", not outside)
        denied = browser.evaluate("fetch('https://example.org/').then(() => 'reached', () => 'refused')")
        expect("even a script in it could not", denied == "refused")
    finally:
        browser.close()
        shutil.rmtree(profile, ignore_errors=True)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main()
