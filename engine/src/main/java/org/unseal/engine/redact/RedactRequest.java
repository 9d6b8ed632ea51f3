package org.unseal.engine.redact;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import org.unseal.engine.audit.AuditMode;
import org.unseal.engine.decisions.DecisionSource;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.model.track.Policy;

/**
 * One recording to redact.
 *
 * @param force an output, report or sheet that exists may be replaced
 * @param decisions where they come from; then the stored analysis is used and {@code policy} is
 *     ignored
 * @param reviewedOnly nothing is rendered as long as nobody looked at some backdrop
 * @param audit how much of the finished file is looked at before it gets its name
 * @param crops a folder for small pictures of what an audit finds, which show people; empty for the
 *     analysis' own
 */
public record RedactRequest(
    Path input,
    Path output,
    Policy policy,
    RenderSettings settings,
    boolean force,
    Optional<Path> report,
    Optional<Path> sheet,
    Optional<DecisionSource> decisions,
    boolean reviewedOnly,
    AuditMode audit,
    Optional<Path> crops) {
  public RedactRequest {
    requireNonNull(input, "input");
    requireNonNull(output, "output");
    requireNonNull(policy, "policy");
    requireNonNull(settings, "settings");
    requireNonNull(audit, "audit");
  }

  /** One whose result a person looks at before anybody else does, and which is not audited. */
  public RedactRequest(
      Path input,
      Path output,
      Policy policy,
      RenderSettings settings,
      boolean force,
      Optional<Path> report,
      Optional<Path> sheet,
      Optional<DecisionSource> decisions) {
    this(
        input,
        output,
        policy,
        settings,
        force,
        report,
        sheet,
        decisions,
        false,
        AuditMode.OFF,
        Optional.empty());
  }

  /** The same, as a part of a release. */
  public RedactRequest releasing(Path rendition, boolean reviewed) {
    return new RedactRequest(
        input, rendition, policy, settings, force, report, sheet, decisions, reviewed, audit,
        crops);
  }

  /** The same with an audit. */
  public RedactRequest audited(AuditMode mode, Optional<Path> pictures) {
    return new RedactRequest(
        input,
        output,
        policy,
        settings,
        force,
        report,
        sheet,
        decisions,
        reviewedOnly,
        mode,
        pictures);
  }
}
