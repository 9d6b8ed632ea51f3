package org.unseal.engine.redact;

import java.util.Optional;
import org.unseal.engine.analysis.AnalysisTime;
import org.unseal.engine.audit.AuditSubject;
import org.unseal.engine.report.Report;

/** Tells an audit of what was just made. */
final class AuditSubjects {
  private AuditSubjects() {}

  static AuditSubject of(Report report) {
    return new AuditSubject(
        report.output().rendition().frames(),
        report.settings().fill(),
        report.settings().keepAudio(),
        report.key().detectors(),
        report.output().rendition().passage().parts(),
        report.decisions().decisions(),
        report.analysis()::read,
        Optional.of(report.analysis()),
        Optional.of(report.plan()),
        report.plan().digest(),
        Optional.of(report.grid()),
        new AuditSubject.Covered(
            report.plan().coveredMillionths(),
            report.plan().mostCoveredMillionths(),
            report.summary().wholes().values().stream().mapToInt(Integer::intValue).sum()),
        report.stageMilliseconds().values().stream().mapToLong(Long::longValue).sum()
            + (report.reused() ? AnalysisTime.of(report.analysis()) : 0),
        report.settings().shown());
  }
}
