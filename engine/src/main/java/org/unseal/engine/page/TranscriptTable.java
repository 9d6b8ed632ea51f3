package org.unseal.engine.page;

/** The table of what is said in a recording, by which the script finds it. */
record TranscriptTable(Writing writing, String id, String title) {
  Table begin() {
    Words words = writing.words();
    return new Table(
        writing.html(),
        words.of("transcript.caption", title),
        new String[] {"id", id},
        words.of("transcript.column.when"),
        words.of("transcript.column.speaker"),
        words.of("transcript.column.text"));
  }
}
