package org.unseal.engine.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one document. Works on the parser's events, so that nothing is built that was not asked
 * for: an alias is refused where it stands, and can't multiply anything.
 */
public final class YamlReader {
  /** Bytes of the largest document. */
  public static final int LARGEST = 4 << 20;

  private static final int DEEPEST = 20;

  private final Iterator<Event> events;

  private YamlReader(Iterator<Event> events) {
    this.events = events;
  }

  /** The document in these bytes, which are UTF-8. */
  public static YamlNode read(byte[] document) throws MalformedYamlException {
    if (document.length > LARGEST) {
      throw new MalformedYamlException(
          new YamlNode.Place(1, 1), "longer than " + (LARGEST >> 20) + " MB");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedYamlException(new YamlNode.Place(1, 1), "not UTF-8");
    }
    LoadSettings settings =
        LoadSettings.builder().setUseMarks(true).setCodePointLimit(LARGEST).build();
    try {
      return new YamlReader(new Parse(settings).parseString(text).iterator()).document();
    } catch (MarkedYamlEngineException e) {
      throw new MalformedYamlException(
          place(e.getProblemMark().or(e::getContextMark)), problem(e.getProblem()));
    } catch (YamlEngineException e) {
      throw new MalformedYamlException(new YamlNode.Place(1, 1), problem(e.getMessage()));
    }
  }

  private static String problem(@Nullable String message) {
    return "not YAML: " + (message == null ? "unreadable" : message.lines().findFirst().orElse(""));
  }

  private YamlNode document() throws MalformedYamlException {
    Event event = next();
    while (event instanceof StreamStartEvent || event instanceof DocumentStartEvent) {
      event = next();
    }
    if (event instanceof StreamEndEvent) {
      throw new MalformedYamlException(place(event.getStartMark()), "nothing is in it");
    }
    YamlNode root = node(event, 1);
    event = next();
    if (event instanceof DocumentEndEvent) {
      event = next();
    }
    if (!(event instanceof StreamEndEvent)) {
      throw new MalformedYamlException(
          place(event.getStartMark()), "a second document begins here; put one in a file");
    }
    return root;
  }

  private Event next() {
    return events.next(); // the parser ends with StreamEndEvent, past which nobody asks
  }

  private YamlNode node(Event event, int depth) throws MalformedYamlException {
    YamlNode.Place place = place(event.getStartMark());
    if (event instanceof AliasEvent) {
      throw new MalformedYamlException(place, "aliases (*name) are not taken; write it out");
    }
    if (event instanceof NodeEvent node && node.getAnchor().map(Anchor::getValue).isPresent()) {
      throw new MalformedYamlException(place, "anchors (&name) are not taken; leave it out");
    }
    if (depth > DEEPEST) {
      throw new MalformedYamlException(place, "nested too deeply");
    }
    return switch (event) {
      case ScalarEvent text -> {
        requireNoTag(text.getTag(), place);
        yield new YamlNode.Text(place, text.getValue());
      }
      case SequenceStartEvent list -> {
        requireNoTag(list.getTag(), place);
        yield sequence(place, depth);
      }
      case MappingStartEvent mapping -> {
        requireNoTag(mapping.getTag(), place);
        yield mapping(place, depth);
      }
      default -> throw new MalformedYamlException(place, "not expected here");
    };
  }

  private static void requireNoTag(Optional<String> tag, YamlNode.Place place)
      throws MalformedYamlException {
    if (tag.isPresent()) {
      throw new MalformedYamlException(place, "tags (!name) are not taken; leave it out");
    }
  }

  private YamlNode sequence(YamlNode.Place place, int depth) throws MalformedYamlException {
    List<YamlNode> elements = new ArrayList<>();
    for (Event event = next(); !(event instanceof SequenceEndEvent); event = next()) {
      elements.add(node(event, depth + 1));
    }
    return new YamlNode.Sequence(place, elements);
  }

  private YamlNode mapping(YamlNode.Place place, int depth) throws MalformedYamlException {
    Map<String, YamlNode.Field> fields = new LinkedHashMap<>();
    for (Event event = next(); !(event instanceof MappingEndEvent); event = next()) {
      YamlNode name = node(event, depth + 1);
      if (!(name instanceof YamlNode.Text text)) {
        throw new MalformedYamlException(name.place(), "a name must be a text");
      }
      YamlNode value = node(next(), depth + 1);
      if (fields.putIfAbsent(text.value(), new YamlNode.Field(text.place(), value)) != null) {
        throw new MalformedYamlException(text.place(), text.value() + " is there twice");
      }
    }
    return new YamlNode.Mapping(place, fields);
  }

  private static YamlNode.Place place(Optional<Mark> mark) {
    return mark.map(found -> new YamlNode.Place(found.getLine() + 1, found.getColumn() + 1))
        .orElse(new YamlNode.Place(1, 1));
  }
}
