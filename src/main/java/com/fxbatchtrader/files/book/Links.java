package com.fxbatchtrader.files.book;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// To which parts a part refers. What lies outside the file is never followed.
///
/// @param targets the part's name by the id of the reference
/// @param types the kind of the reference by its id: the last word of its type
record Links(Map<String, String> targets, Map<String, String> types) {

    Links {
        targets = Map.copyOf(targets);
        types = Map.copyOf(types);
    }

    /// The references of a part.
    ///
    /// @param part empty = those of the whole file
    static Links of(BookZip zip, String part, String file) {
        String folder = part.contains("/") ? part.substring(0, part.lastIndexOf('/') + 1) : "";
        String name = part.substring(folder.length());
        Map<String, String> targets = new HashMap<>();
        Map<String, String> types = new HashMap<>();
        zip.part(folder + "_rels/" + name + ".rels")
                .ifPresent(
                        in -> {
                            try (PartReader xml = new PartReader(in, file)) {
                                while (xml.open("Relationship")) {
                                    read(xml, folder, targets, types);
                                }
                            }
                        });
        return new Links(targets, types);
    }

    private static void read(PartReader xml, String folder, Map<String, String> targets, Map<String, String> types) {
        boolean outside = xml.attribute("TargetMode").filter("External"::equals).isPresent();
        Optional<String> id = xml.attribute("Id");
        Optional<String> target = xml.attribute("Target");
        if (outside || id.isEmpty() || target.isEmpty()) {
            return;
        }
        String type = xml.attribute("Type").orElse("");
        targets.put(id.get(), path(folder, target.get()));
        types.put(id.get(), type.substring(type.lastIndexOf('/') + 1));
    }

    /// The first part that is referred to as that kind.
    Optional<String> ofType(String type) {
        return types.entrySet().stream()
                .filter(entry -> entry.getValue().equals(type))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .flatMap(id -> Optional.ofNullable(targets.get(id)));
    }

    private static String path(String folder, String target) {
        Deque<String> steps = new ArrayDeque<>();
        for (String step : (target.startsWith("/") ? target : folder + target).split("/", -1)) {
            switch (step) {
                case "", "." -> {}
                case ".." -> steps.pollLast();
                default -> steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }
}
