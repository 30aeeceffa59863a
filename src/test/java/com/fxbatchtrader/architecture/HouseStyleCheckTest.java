package com.fxbatchtrader.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The checks of the house style can find each defect, and leave good sources alone.
final class HouseStyleCheckTest {

    private static List<String> findings(String source) {
        return HouseStyle.of(List.of(Sources.of("A.java", source)));
    }

    /// A class of so many lines, with one method of so many lines in it.
    private static String sized(int classLines, int methodLines) {
        String method = "void act() {\n" + "int i;\n".repeat(methodLines - 2) + "}\n";
        return "class A {\n" + method + "\n".repeat(classLines - methodLines - 2) + "}\n";
    }

    @Test
    void a_good_source_has_no_findings() {
        assertThat(
                        findings(
                                """
                                package a;
                                /// What A is.
                                public final class A {
                                    record Seven(int a, int b, int c, int d, int e, int f, int g, int h) {}
                                    static final java.util.List<String> NAMES = java.util.List.of();
                                    static final Money ZERO = new Money(0);
                                    A(int a, int b, int c, int d, int e, int f, int g) {}
                                    void act() { try { act(); } catch (RuntimeException | E e) { act(); } }
                                }
                                """))
                .isEmpty();
    }

    @Test
    void a_long_line_is_found_and_the_longest_allowed_one_is_not() {
        assertThat(findings("// " + "x".repeat(117))).isEmpty();
        assertThat(findings("\n// " + "x".repeat(118))).containsExactly("A.java:2: longer than 120");
    }

    @Test
    void a_marker_for_later_is_found() {
        assertThat(findings("// TO" + "DO later")).singleElement().asString().startsWith("A.java:1: a marker");
        assertThat(findings("// FIX" + "ME")).hasSize(1);
        assertThat(findings("// TO" + "DOS is another word")).isEmpty();
    }

    @Test
    void a_comment_of_the_old_kind_is_found() {
        assertThat(findings("/** What A is. */ class A {}")).hasSize(1);
    }

    @Test
    void a_public_type_without_a_word_is_found() {
        assertThat(findings("package a;\npublic class A {}"))
                .containsExactly("A.java:2: a public type says with /// what it is");
        assertThat(findings("package a;\n/// What A is.\n@Deprecated\npublic class A {}")).isEmpty();
    }

    @Test
    void a_large_class_is_found() {
        assertThat(findings(sized(450, 10))).isEmpty();
        assertThat(findings(sized(451, 10))).containsExactly("A.java:1: A has 451 lines, at most 450");
    }

    @Test
    void a_long_method_is_found_in_nested_classes_too() {
        assertThat(findings(sized(100, 70))).isEmpty();
        assertThat(findings(sized(100, 71))).containsExactly("A.java:2: act has 71 lines, at most 70");
        assertThat(findings("class B {\n" + sized(100, 71) + "}")).hasSize(1);
    }

    @Test
    void a_crowded_constructor_is_found_but_a_records_own_is_not() {
        String eight = "(int a, int b, int c, int d, int e, int f, int g, int h)";
        assertThat(findings("class A { A" + eight + " {} }")).singleElement().asString().contains("8 parameters");
        assertThat(findings("class B { class A { A" + eight + " {} } }")).hasSize(1);
        assertThat(findings("record A" + eight + " {}")).isEmpty();
        assertThat(findings("class A { void act" + eight + " {} }")).isEmpty();
    }

    @Test
    void catching_everything_is_found_outside_the_named_borders() {
        String act = "void act() { try { act(); } catch (%s e) { act(); } }";
        assertThat(findings("class A { " + act.formatted("Throwable") + " }"))
                .containsExactly("A.java:1: catches Throwable, which only a named border may");
        assertThat(findings("class A { " + act.formatted("RuntimeException | Error") + " }")).hasSize(1);
        assertThat(findings("class A { class Main { " + act.formatted("java.lang.Throwable") + " } }")).hasSize(1);
        assertThat(findings("class Main { " + act.formatted("Throwable") + " }")).isEmpty();
        assertThat(findings("class A { " + act.formatted("AssertionError") + " }")).isEmpty();
    }

    @Test
    void a_static_container_is_found_whatever_its_declared_type() {
        assertThat(findings("class A { static final Map<String, String> CACHE = new ConcurrentHashMap<>(); }"))
                .containsExactly("A.java:1: the static field CACHE holds something that changes");
        assertThat(findings("class A { static final Object LOCK = new java.util.concurrent.locks.ReentrantLock(); }"))
                .hasSize(1);
        assertThat(findings("class A { final List<String> mine = new ArrayList<>(); }")).isEmpty();
    }

    @Test
    void too_many_large_classes_are_found() {
        assertThat(sizes(70, 70, 200)).isEmpty();
        assertThat(sizes(70, 71, 71)).singleElement().asString().contains("half of all classes have up to 71 lines");
        assertThat(sizes(10, 10, 10, 10, 10, 10, 10, 10, 200, 400)).isEmpty();
        assertThat(sizes(10, 10, 10, 10, 10, 10, 10, 10, 201, 400))
                .singleElement()
                .asString()
                .contains("nine classes in ten have up to 201 lines");
    }

    private static List<String> sizes(int... classLines) {
        List<SourceFile> files = new ArrayList<>();
        for (int lines : classLines) {
            files.add(Sources.of("A.java", sized(lines, 5)));
        }
        return Sizes.of(files).findings();
    }

    @Test
    void long_methods_on_the_whole_are_found() {
        List<SourceFile> files =
                List.of(
                        Sources.of("A.java", sized(60, 16)),
                        Sources.of("B.java", sized(60, 16)),
                        Sources.of("C.java", sized(60, 3)));

        assertThat(Sizes.of(files).findings()).singleElement().asString().contains("three in four");
        assertThat(Sizes.of(files.subList(2, 3)).findings()).isEmpty();
    }

    @Test
    void a_package_without_purpose_or_null_mark_is_found() {
        SourceFile type = Sources.of("a/A.java", "package a; class A {}");
        assertThat(PackageInfos.findings(List.of(type))).hasSize(2);
        assertThat(
                        PackageInfos.findings(
                                List.of(type, Sources.of("a/package-info.java", "/// What a is for.\npackage a;"))))
                .containsExactly("a: no package-info.java with @NullMarked");
        assertThat(
                        PackageInfos.findings(
                                List.of(
                                        type,
                                        Sources.of(
                                                "a/package-info.java", "/// What a is for.\n@NullMarked\npackage a;"))))
                .isEmpty();
        assertThat(PackageInfos.findings(List.of(Sources.of("a/package-info.java", "@NullMarked\npackage a;"))))
                .hasSize(1);
    }

    @Test
    void a_machines_path_and_a_registrys_address_are_found() {
        for (String bad :
                List.of(
                        "cd /ho" + "me/somebody/fxbatch",
                        "\"/ro" + "ot/.m2\"",
                        "C:\\Us" + "ers\\somebody",
                        "<url>https://re" + "po.example.org/maven2</url>",
                        "https://company.example/arti" + "factory/libs")) {
            assertThat(foreign(bad)).as(bad).isNotEmpty();
        }
        for (String good :
                List.of(
                        "${HOME}/home/y",
                        "/home/ann/.local",
                        "/usr/lib/jvm/*",
                        "http://maven.apache.org/POM/4.0.0",
                        "src/test/work/x",
                        "~/.m2")) {
            assertThat(foreign(good)).as(good).isEmpty();
        }
    }

    private static List<String> foreign(String line) {
        List<String> findings = new ArrayList<>();
        Repository.findings(Path.of("README.md"), line, findings);
        return findings;
    }
}
