package io.nearfar.app.demo.story;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A script in the order of time, every record with its id. */
record Told(
        List<Sent> history,
        List<Sent> live,
        List<Plant> plants,
        List<Trap> traps,
        List<Report> incident,
        Set<String> unreadable,
        Map<String, Matter> matters,
        Clerk clerk) {

    Told {
        history = List.copyOf(history);
        live = List.copyOf(live);
        plants = List.copyOf(plants);
        traps = List.copyOf(traps);
        incident = List.copyOf(incident);
        unreadable = Set.copyOf(unreadable);
        matters = Map.copyOf(matters);
    }

    /** @param incident the drafts of its tickets */
    static Told from(Script script, List<Draft> incident) {
        List<Draft> ordered = script.drafts().stream()
                .sorted(Comparator.comparing(Draft::time).thenComparingInt(Draft::serial))
                .toList();
        Clerk clerk = new Clerk();
        Filing filing = new Filing(new HashMap<>());
        ordered.forEach(draft -> filing.sent.put(draft.serial(), clerk.file(draft)));
        return new Told(
                filing.records(ordered.stream().filter(draft -> !script.isLive(draft))),
                filing.records(ordered.stream().filter(script::isLive)),
                filing.plants(script.plants()),
                filing.traps(script.traps()),
                incident.stream()
                        .sorted(Comparator.comparing(Draft::time))
                        .map(filing::report)
                        .toList(),
                ordered.stream()
                        .filter(draft -> draft.flaw() != Draft.Flaw.NONE)
                        .map(filing::id)
                        .collect(Collectors.toUnmodifiableSet()),
                filing.matters(script.matters()),
                clerk);
    }

    /** What became of each draft, by its serial. */
    private record Filing(Map<Integer, Sent> sent) {

        Sent of(int serial) {
            Sent record = sent.get(serial);
            if (record == null) {
                throw new IllegalStateException("draft %d was not filed".formatted(serial));
            }
            return record;
        }

        String id(Draft draft) {
            return of(draft.serial()).id();
        }

        Report report(Draft draft) {
            return new Report(id(draft), draft.time(), draft.text("requester"));
        }

        String id(Optional<Draft> draft) {
            return draft.map(this::id).orElse("");
        }

        List<Sent> records(Stream<Draft> drafts) {
            return drafts.map(draft -> of(draft.serial())).toList();
        }

        List<Plant> plants(List<Script.Mark<Plant.Sort>> marks) {
            return inTime(marks)
                    .map(mark -> new Plant(mark.sort(), mark.draft().stream(), id(mark.draft()), id(mark.of())))
                    .toList();
        }

        List<Trap> traps(List<Script.Mark<Trap.Sort>> marks) {
            return inTime(marks)
                    .map(mark ->
                            new Trap(mark.sort(), mark.draft().stream(), id(mark.draft()), id(mark.of()), mark.wrong()))
                    .toList();
        }

        Map<String, Matter> matters(Map<Integer, Matter> bySerial) {
            return bySerial.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            entry -> of(entry.getKey()).id(), Map.Entry::getValue));
        }

        private static <S> Stream<Script.Mark<S>> inTime(List<Script.Mark<S>> marks) {
            return marks.stream()
                    .sorted(Comparator.comparing(
                                    (Script.Mark<S> mark) -> mark.draft().time())
                            .thenComparingInt(mark -> mark.draft().serial()));
        }
    }
}
