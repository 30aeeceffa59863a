package com.fxbatchtrader.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Who may know whom: the rooms of the house (top-level packages), and which libraries are let into which room.
final class Rooms {

    private static final String ROOT = "com.fxbatchtrader";

    private static final List<String> GROUND = List.of("domain", "time");
    private static final List<String> BELOW_ENGINE = List.of("domain", "time", "store", "bank", "files");

    /// Each room with the rooms that it may know besides itself.
    private static final Map<String, List<String>> MAY_KNOW =
            Map.of(
                    "domain", List.of(),
                    "time", List.of(),
                    "store", GROUND,
                    "bank", GROUND,
                    "files", GROUND,
                    "engine", BELOW_ENGINE,
                    "service", plus(BELOW_ENGINE, "engine"),
                    "console", plus(BELOW_ENGINE, "engine", "service"),
                    "api", plus(BELOW_ENGINE, "engine", "service"),
                    "app", plus(BELOW_ENGINE, "engine", "service", "console", "api"));

    private Rooms() {}

    static List<ArchRule> rules() {
        List<ArchRule> rules = new ArrayList<>(List.of(everyClassIsInARoom(), noCycles()));
        MAY_KNOW.forEach((room, known) -> rules.add(onlyKnows(room, known)));
        rules.addAll(libraries());
        return rules;
    }

    private static ArchRule everyClassIsInARoom() {
        return classes()
                .should()
                .resideInAnyPackage(packages(MAY_KNOW.keySet().stream()))
                .because("a class outside the rooms is outside their rules; a new room is entered in Rooms.MAY_KNOW");
    }

    private static ArchRule noCycles() {
        return slices().matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("packages in a circle can only be understood, tested and changed together");
    }

    private static ArchRule onlyKnows(String room, List<String> known) {
        String[] allowed = packages(Stream.concat(Stream.of(room), known.stream()));
        DescribedPredicate<JavaClass> elsewhere =
                describe("of a room above or beside it", target -> isOurs(target) && !resides(target, allowed));
        return noClasses()
                .that()
                .resideInAPackage(packageOf(room))
                .should()
                .dependOnClassesThat(elsewhere)
                .because(
                        room
                                + " may know only "
                                + (known.isEmpty() ? "itself" : known)
                                + ": imports run downwards, so that a floor can be changed without those below it");
    }

    private static List<ArchRule> libraries() {
        return List.of(
                only("the screen", List.of("javafx.."), List.of("console", "app"), "the rest runs without a display"),
                only(
                        "Hibernate, SQL and the databases",
                        List.of(
                                "org.hibernate..",
                                "java.sql..",
                                "javax.sql..",
                                "org.h2..",
                                "org.postgresql..",
                                "com.zaxxer..",
                                "org.flywaydb.."),
                        List.of("store"),
                        "one room knows how rows are locked and committed; everybody else asks it by words of the"
                                + " domain"),
                only(
                        "HTTP",
                        List.of("java.net.http..", "com.sun.net.httpserver.."),
                        List.of("bank", "api"),
                        "what an answer proves is judged in one place"),
                only(
                        "JPA's annotations",
                        List.of("jakarta.persistence.."),
                        List.of("domain", "store"),
                        "an entity describes itself, and only the store loads and saves it"),
                only("the command line", List.of("picocli.."), List.of("app"), "one room talks to the terminal"));
    }

    private static ArchRule only(String what, List<String> libraries, List<String> rooms, String why) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages(rooms.stream()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries.toArray(String[]::new))
                .because(what + " belongs to " + rooms + " alone: " + why);
    }

    private static List<String> plus(List<String> rooms, String... more) {
        return Stream.concat(rooms.stream(), Stream.of(more)).toList();
    }

    private static boolean isOurs(JavaClass target) {
        return target.getPackageName().equals(ROOT) || target.getPackageName().startsWith(ROOT + ".");
    }

    private static boolean resides(JavaClass target, String... packages) {
        return Arrays.stream(packages).anyMatch(name -> JavaClass.Predicates.resideInAPackage(name).test(target));
    }

    private static String[] packages(Stream<String> rooms) {
        return rooms.map(Rooms::packageOf).toArray(String[]::new);
    }

    private static String packageOf(String room) {
        return ROOT + "." + room + "..";
    }
}
