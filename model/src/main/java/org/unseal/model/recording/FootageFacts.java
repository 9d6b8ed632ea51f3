package org.unseal.model.recording;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.unseal.model.picture.PictureSize;

/**
 * What an opened recording says of itself, before its pictures are decoded.
 *
 * @param container short name of the container, e.g. {@code mov,mp4}
 * @param streams every stream in the file, in its order
 * @param size of the first picture, without the coded margin
 * @param pixelFormat libav's name of the source's pixel format, e.g. {@code yuv420p10le}
 * @param fullRange luminance uses 0..255 rather than 16..235
 * @param interlaced the stream or its first pictures say so
 * @param rotation clockwise degrees at which a player shows it: 0, 90, 180, 270, or another number
 * @param timeBase of the presentation times
 * @param startTicks presentation time of the first frame in the file; frames count from it
 * @param codedPictures how many pictures the container lists: an estimate of the number of frames,
 *     good for progress and for memory, not for counting
 * @param durationTicks from the first to the end of the last listed picture, in ticks; an estimate
 * @param longestKeyframeGapTicks longest distance of two neighbouring keyframes, or the whole
 *     duration where there is only one
 */
public record FootageFacts(
    String container,
    List<StreamFacts> streams,
    PictureSize size,
    String pixelFormat,
    boolean fullRange,
    boolean interlaced,
    int rotation,
    TimeBase timeBase,
    long startTicks,
    int codedPictures,
    long durationTicks,
    long longestKeyframeGapTicks) {
  public FootageFacts {
    requireNonNull(container, "container");
    streams = List.copyOf(streams);
    requireNonNull(size, "size");
    requireNonNull(pixelFormat, "pixelFormat");
    requireNonNull(timeBase, "timeBase");
  }
}
