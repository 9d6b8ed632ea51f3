/**
 * YAML as people write it, read strictly: texts, lists and mappings, each with its line and column.
 * No tags, no anchors, no aliases, no second document. Start at {@link
 * org.unseal.engine.yaml.YamlReader}. What a text means is for others to say.
 */
@NullMarked
package org.unseal.engine.yaml;

import org.jspecify.annotations.NullMarked;
