package org.unseal.model.recording;

/**
 * One stream of a recording: its place in the file, {@code video}, {@code audio} or another kind,
 * its codec's short name, and whether it is the one that is redacted.
 */
public record StreamFacts(int index, String kind, String codec, boolean chosen) {}
