package org.unseal.campus.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.unseal.campus.evidence.CaseCameras.Filmed;
import org.unseal.campus.truth.CaseTruth;

/** Writes down what the parts of the generator know. */
record TruthOfCase(
    CaseForm form,
    long seed,
    CaseCameras cameras,
    RadioTraffic traffic,
    AlarmLog alarm,
    AnchorSheet anchors) {

  CaseTruth document() {
    return new CaseTruth(
        CaseTruth.SCHEMA,
        CaseTruth.VERSION,
        EvidenceFolder.name(form),
        seed,
        sources(),
        events(),
        calls(),
        alarm.rows().stream()
            .map(
                row ->
                    new CaseTruth.LogRow(
                        row.number(), row.time(), row.shown(), row.zone(), row.what()))
            .toList(),
        anchors.truth(),
        cameras.released().stream()
            .map(r -> new CaseTruth.Released(r.camera(), r.shownFrom(), r.shownTo()))
            .toList());
  }

  private List<CaseTruth.Source> sources() {
    List<CaseTruth.Source> sources = new ArrayList<>();
    for (Filmed filmed : cameras.filmed()) {
      long offset = filmed.camera().clock().offset();
      sources.add(
          new CaseTruth.Source(
              filmed.camera().name(),
              "camera",
              List.of(filmed.camera().name() + "/" + filmed.file()),
              Optional.of(
                  new CaseTruth.Clock(offset, offset, filmed.camera().clock().partsPerMillion())),
              Optional.of(
                  new CaseTruth.Span(
                      filmed.scene().start(), filmed.scene().end(), filmed.frames().size()))));
    }
    sources.add(
        new CaseTruth.Source("cam-lot", "camera", List.of(), Optional.empty(), Optional.empty()));
    List<String> audio =
        Stream.concat(
                traffic.calls().stream().map(Call::file).map(f -> f + ".wav"),
                Stream.of(RadioFolder.tape(traffic.calls())))
            .map(f -> "radio-1/" + f)
            .toList();
    sources.add(
        new CaseTruth.Source(
            "radio-1",
            "dispatch",
            audio,
            Optional.of(new CaseTruth.Clock(RadioTraffic.LEAST_FAST, RadioTraffic.MOST_FAST, 0)),
            Optional.empty()));
    sources.add(
        new CaseTruth.Source(
            "alarm",
            "log",
            List.of("alarm/panel.csv"),
            Optional.of(new CaseTruth.Clock(AlarmLog.CLOCK_OFFSET, AlarmLog.CLOCK_OFFSET, 0)),
            Optional.empty()));
    return sources;
  }

  private List<CaseTruth.Event> events() {
    Schedule when = cameras.schedule();
    return List.of(
        new CaseTruth.Event("radio-lift-1", "cam-yard", when.radioLift1),
        new CaseTruth.Event("alarm-onset", "cam-b7", when.alarm),
        new CaseTruth.Event("run-start", "cam-yard", when.runStart),
        new CaseTruth.Event("radio-lift-2", "cam-yard", when.radioLift2),
        new CaseTruth.Event("cart-departs", "cam-yard", when.departure),
        new CaseTruth.Event("cart-leaves-yard", "cam-yard", cameras.cartLeavesYard()),
        new CaseTruth.Event("cart-enters-b7", "cam-b7", cameras.cartEntersB7()),
        new CaseTruth.Event("cart-stops-b7", "cam-b7", when.cartStops),
        new CaseTruth.Event("radio-lift-3", "cam-b7", when.radioLift3),
        new CaseTruth.Event("patrol-stops", "cam-gate", when.patrolStops));
  }

  private List<CaseTruth.Call> calls() {
    List<CaseTruth.Call> calls = new ArrayList<>();
    for (Call call : traffic.calls()) {
      List<CaseTruth.Transmission> parts = new ArrayList<>();
      long position = 0;
      for (int i = 0; i < call.transmissions().size(); i++) {
        Call.Transmission part = call.transmissions().get(i);
        parts.add(
            new CaseTruth.Transmission(
                part.start(),
                part.end(),
                position,
                call.stamps().get(i),
                part.unit().tag(),
                part.words()));
        position += part.milliseconds() * 1_000L;
      }
      calls.add(
          new CaseTruth.Call(
              call.id(),
              "radio-1/" + call.file() + ".wav",
              call.start(),
              call.end(),
              call.stamp(),
              call.stopStamp(),
              parts));
    }
    return calls;
  }
}
