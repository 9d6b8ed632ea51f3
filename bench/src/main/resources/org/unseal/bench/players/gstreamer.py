# Plays a file with GStreamer as told on standard input, and writes what is shown to standard output: for every frame its
# time in nanoseconds (8 bytes, big-endian) and its RGB picture without gaps; a time of -1 and no picture at the end of an answer.
#   gstreamer.py FILE        then lines: "play", "seek NANOSECONDS"
import pathlib
import struct
import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstApp", "1.0")
from gi.repository import Gst, GstApp  # noqa: E402

Gst.init(None)
pipeline = Gst.parse_launch(
    "uridecodebin name=source ! videoconvert ! video/x-raw,format=RGB "
    "! appsink name=sink sync=false max-buffers=4"
)
pipeline.get_by_name("source").set_property("uri", pathlib.Path(sys.argv[1]).resolve().as_uri())
sink = pipeline.get_by_name("sink")
out = sys.stdout.buffer
PATIENCE = 20 * Gst.SECOND


def finish(trouble=""):
    out.write(struct.pack(">qi", -1, len(trouble.encode())) + trouble.encode())
    out.flush()


def trouble():
    message = pipeline.get_bus().pop_filtered(Gst.MessageType.ERROR)
    return message.parse_error()[0].message if message else ""


def write(sample):
    shape = sample.get_caps().get_structure(0)
    width, height = shape.get_value("width"), shape.get_value("height")
    buffer = sample.get_buffer()
    data = buffer.extract_dup(0, buffer.get_size())
    stride = len(data) // height
    time = sample.get_segment().to_stream_time(Gst.Format.TIME, buffer.pts)
    out.write(struct.pack(">qi", time, width * height * 3))
    for y in range(height):
        out.write(data[y * stride:y * stride + width * 3])


for line in sys.stdin:
    words = line.split()
    if words[0] == "play":
        pipeline.set_state(Gst.State.PLAYING)
        sample = sink.try_pull_sample(PATIENCE)
        while sample:
            write(sample)
            sample = sink.try_pull_sample(PATIENCE)
        finish(trouble() or ("" if sink.is_eos() else "no end"))
        continue
    pipeline.set_state(Gst.State.PAUSED)
    pipeline.get_state(PATIENCE)
    done = pipeline.seek_simple(Gst.Format.TIME, Gst.SeekFlags.FLUSH | Gst.SeekFlags.ACCURATE, int(words[1]))
    sample = sink.try_pull_preroll(PATIENCE) if done else None
    if sample:
        write(sample)
    finish(trouble() or ("" if sample else "no frame"))
pipeline.set_state(Gst.State.NULL)
