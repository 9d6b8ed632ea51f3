package org.unseal.media.gop;

/** Why a recording is encoded anew from beginning to end. The names appear in reports. */
public enum Obstacle {
  NOT_H264("only H.264 can be passed through GOP by GOP, so that every browser plays the result"),
  INTERLACED("the pictures are woven of two fields"),
  PIXEL_FORMAT("the pictures are not 8-bit 4:2:0"),
  PARAMETER_SETS("the parameter sets change on the way, or can't be read"),
  CROPPING("the pictures are cropped in a way that a new encoding can't repeat"),
  NO_FREE_IDENTIFIER("no identifier is free for the new parameter sets"),
  NO_IDR("the recording does not begin with a picture at which decoding can begin"),
  TIMES("some pictures have no time of their own, or GOPs overlap in time"),
  UNITS("some packets hold no picture, or half a picture, or one that is never shown"),
  DAMAGED("the recording is damaged"),
  PLAN_DIFFERS("the recording has as many pictures as packets in no simple way"),
  LONG_GOPS("a GOP is too long to be encoded in one piece"),
  EVERY_GOP_MASKED("something is covered in every GOP"),
  NO_GOP_WHOLE("no GOP of it is shown whole and without anything to cover"),
  NOT_ASKED("it was asked for");

  private final String sentence;

  Obstacle(String sentence) {
    this.sentence = sentence;
  }

  /** Half a sentence, to stand behind "because". */
  public String sentence() {
    return sentence;
  }
}
