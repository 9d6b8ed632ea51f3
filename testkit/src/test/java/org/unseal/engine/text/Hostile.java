package org.unseal.engine.text;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a stranger may have written into a title, a name, a ground or a transcript. Each has a word
 * by which it is found again where it arrives.
 */
public final class Hostile {
  /** Stands in each of them. */
  public static final String WORD = "zqx";

  private static final List<String> FORMULAS =
      List.of(
          "=zqx|' /C calc'!A0",
          "+zqx",
          "-2+zqx",
          "@SUM(zqx)",
          "\t=zqx",
          "\r=zqx",
          "\n=zqx",
          "\uFF1Dzqx",
          "'=zqx",
          "''@zqx",
          "\"=zqx\"",
          "zqx;=HYPERLINK(\"example.org\")",
          "zqx;\"=1+1\"",
          "zqx\n=1+1",
          "zqx\t@1",
          "zqx\",=1+1,\"");

  private static final List<String> MARKUP =
      List.of(
          "</script><script>alert('zqx')</script>",
          "<img src=x onerror=alert(zqx)>",
          "\" onmouseover=\"alert(zqx)",
          "' onfocus='alert(zqx)' autofocus='",
          "]]><b>zqx</b><![CDATA[",
          "<!-- zqx",
          "--> zqx",
          "<?xml zqx?>",
          "<!DOCTYPE zqx [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;",
          "&zqx; &#0; &#x202e; &lt;script&gt;",
          "</title></style></textarea><svg/onload=alert(zqx)>",
          "javascript:alert(zqx)",
          "{{zqx}} ${zqx} %s %n",
          "\\u003cscript>zqx",
          "!!javax.script.ScriptEngineManager [zqx, &a [*a]]");

  private static final List<String> CUES =
      List.of(
          "zqx 00:00:01.000 --> 00:00:02.000",
          "zqx\n\n00:00:01.000 --> 00:00:02.000\n<v Eve>not said",
          "zqx\r\n\r\nNOTE x\r\n\r\nSTYLE\r\n::cue{color:red}",
          "WEBVTT zqx",
          "zqx\n\n2\n00:00:01,000 --> 00:00:02,000\nnot said");

  private static final List<String> UNSEEN =
      List.of(
          "\u001B[31mzqx\u001B]0;title\u0007\u001B]8;;example.org\u001B\\x",
          "\u009B31mzqx\u0090x\u009C",
          "zqx\u0000x",
          "zqx\b\b\b\u007Fx",
          "zqx\u202Efdp.exe",
          "\u2066zqx\u2069\u061C\u200F",
          "\u200B=zqx",
          "\uFEFF=zqx",
          "zqx\u2028x\u2029y\u0085z\u000Bv\u000Cf",
          "\uD800zqx",
          "zqx\uDC00x\uD83D",
          "\uFFFEzqx\uFFFF\uFDD0",
          "zqx\uDB40\uDC41\uDB40\uDC42");

  private static final List<String> LONG =
      List.of(
          "zqx" + "<b>".repeat(33_333), "zqx " + "=1;".repeat(33_333), "zqx" + "a".repeat(100_000));

  /** All of them. */
  public static final List<String> TEXTS =
      Stream.of(FORMULAS, MARKUP, CUES, UNSEEN, LONG).flatMap(List::stream).toList();

  private Hostile() {}
}
