package com.fxbatchtrader.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The launcher of the packed folder, for the most part with stand-ins for Java, which show what it hands on.
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a script for sh")
final class LauncherTest {

    private static final Path PACKED = Path.of(System.getProperty("fxbatch.home", "target/fxbatch"));

    /// No machine has it: what the launcher finds is what the test put there.
    private static final String FUTURE = "99.0.1";

    @TempDir private Path temp;

    private Path folder = Path.of("");
    private Path launcher = Path.of("");
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void copy_the_folder_to_a_path_with_spaces() throws IOException {
        Path top = temp.toRealPath();
        folder = top.resolve("Program Files (fictional)/fx batch's");
        launcher = folder.resolve("bin/fxbatch");
        Files.createDirectories(launcher.getParent());
        Files.copy(PACKED.resolve("bin/fxbatch"), launcher, StandardCopyOption.COPY_ATTRIBUTES);
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("HOME", Files.createDirectories(top.resolve("home of somebody")).toString());
    }

    private Launched run(Path program, String... arguments) throws Exception {
        return Launched.run(temp, environment, program, arguments);
    }

    /// From now on only a Java from the far future is recent enough.
    private void wantFuture() throws IOException {
        Files.writeString(launcher, Files.readString(launcher).replace("oldest=25", "oldest=99"));
    }

    @Test
    void the_real_program_starts_through_links_from_another_folder() throws Exception {
        Path near = Files.createSymbolicLink(temp.resolve("near"), PACKED.toRealPath().resolve("bin/fxbatch"));
        Files.createDirectories(temp.resolve("far away"));
        Path far = Files.createSymbolicLink(temp.resolve("far away/fx batch"), Path.of("../near"));
        assertThat(near).isSymbolicLink();

        Launched launched = run(far, "--version");

        assertThat(launched.errors()).isEmpty();
        assertThat(launched.exitCode()).isZero();
        // JUnit warns when it has to delete a link that leads out of the test's folder.
        Files.delete(near);
    }

    @Test
    void the_real_program_runs_where_it_is_copied_to() throws Exception {
        try (Stream<Path> libraries = Files.list(PACKED.resolve("lib"))) {
            Files.createDirectories(folder.resolve("lib"));
            for (Path library : libraries.toList()) {
                Files.copy(library, folder.resolve("lib").resolve(library.getFileName()));
            }
        }

        // The copies are younger than what Java learned of their originals: it goes on without, and without a word.
        Launched launched = run(launcher, "--version");

        assertThat(launched.errors()).isEmpty();
        assertThat(launched.out()).singleElement().asString().startsWith("fxbatch ");
        assertThat(launched.exitCode()).isZero();
    }

    @Test
    void what_java_learned_when_the_folder_was_packed_is_used() throws Exception {
        assumeTrue(Files.exists(PACKED.resolve("lib/fxbatch.aot")), "left out by -Dquick");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        // With this Java refuses to start without the file; with the copy above, which is newer, it goes on without.
        environment.put("FXBATCH_JAVA_OPTS", "-XX:AOTMode=on");

        Launched launched = run(PACKED.toRealPath().resolve("bin/fxbatch"), "--version");

        assertThat(launched.errors()).isEmpty();
        assertThat(launched.exitCode()).isZero();
    }

    @Test
    void what_java_learned_is_handed_on_only_where_there_is_a_file_of_it() throws Exception {
        FakeJava.install(folder.resolve("runtime"), "25.0.3");
        Path learned = folder.resolve("lib/fxbatch.aot");
        assertThat(run(launcher).said("argument")).noneMatch(argument -> argument.contains("AOT"));

        Files.createDirectories(learned.getParent());
        Files.createFile(learned);
        assertThat(run(launcher).said("argument")).contains("-XX:AOTCache=" + learned);
    }

    @Test
    void an_unknown_command_is_refused_with_the_programs_own_exit_code() throws Exception {
        Launched launched = run(PACKED.toRealPath().resolve("bin/fxbatch"), "nonsense");

        assertThat(launched.exitCode()).isEqualTo(2);
        assertThat(launched.out()).isEmpty();
        assertThat(launched.errors()).singleElement().asString().contains("nonsense");
    }

    @Test
    void arguments_arrive_as_they_were_written() throws Exception {
        FakeJava.install(folder.resolve("runtime"), "25.0.3");
        String[] arguments = {"run", "my file.csv", "", "*", "a'b\"c", "$HOME", "--", "-x\ty"};

        List<String> said = run(launcher, arguments).said("argument");

        assertThat(said.subList(said.size() - arguments.length, said.size())).containsExactly(arguments);
        assertThat(said.subList(0, said.size() - arguments.length))
                .containsExactly(
                        "@" + folder + "/lib/jvm.options",
                        "-Dfxbatch.home=" + folder,
                        "-jar",
                        folder + "/lib/fxbatch.jar");
    }

    @Test
    void further_options_for_java_are_split_at_blanks_and_nothing_else() throws Exception {
        FakeJava.install(folder.resolve("runtime"), "25.0.3");
        environment.put("FXBATCH_JAVA_OPTS", "-Xmx1g  -Da=*");

        assertThat(run(launcher).said("argument")).contains("-Xmx1g", "-Da=*");
    }

    @Test
    void the_program_runs_in_the_callers_folder() throws Exception {
        FakeJava.install(folder.resolve("runtime"), "25.0.3");

        assertThat(run(launcher).said("folder")).containsExactly(temp.toRealPath().toString());
    }

    @Test
    void exit_codes_pass_through() throws Exception {
        FakeJava.install(folder.resolve("runtime"), "25.0.3");
        for (String code : List.of("0", "2", "6", "130")) {
            environment.put("FAKE_EXIT", code);
            assertThat(run(launcher).exitCode()).isEqualTo(Integer.parseInt(code));
        }
    }

    @Test
    void the_launcher_becomes_the_program_so_that_signals_reach_it() throws Exception {
        FakeJava.install(folder.resolve("runtime"), "25.0.3");
        environment.put("FAKE_WAIT", "yes");
        Process process = Launched.start(temp, environment, launcher);
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            List<String> said = out.lines().takeWhile(line -> !line.equals("waiting")).toList();
            assertThat(said).contains("pid=" + process.pid());

            process.destroy();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(42);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_bundled_java_comes_first_then_java_home_then_the_path() throws Exception {
        wantFuture();
        Path onPath = FakeJava.install(temp.toRealPath().resolve("on path"), FUTURE);
        Path javaHome = FakeJava.install(temp.toRealPath().resolve("java home"), FUTURE);
        environment.put("PATH", onPath + "/bin:/usr/bin:/bin");
        assertThat(run(launcher).said("java")).containsExactly(onPath + "/bin/java");

        environment.put("JAVA_HOME", javaHome.toString());
        assertThat(run(launcher).said("java")).containsExactly(javaHome + "/bin/java");

        FakeJava.install(folder.resolve("runtime"), FUTURE);
        assertThat(run(launcher).said("java")).containsExactly(folder + "/runtime/bin/java");
    }

    @Test
    void a_java_that_is_too_old_is_passed_over() throws Exception {
        wantFuture();
        FakeJava.install(folder.resolve("runtime"), "24.0.2");
        environment.put("JAVA_HOME", FakeJava.install(temp.resolve("old"), "1.8.0_452").toString());
        Path ancient = FakeJava.installWithoutRelease(temp.resolve("ancient"), "17.0.15");
        Path good = FakeJava.install(Path.of(environment.get("HOME"), ".sdkman/candidates/java/99-tem"), "99");
        environment.put("PATH", ancient + "/bin:/usr/bin:/bin");

        assertThat(run(launcher).said("java")).containsExactly(good + "/bin/java");
    }

    @Test
    void the_java_of_the_path_may_be_a_link_or_a_script_that_chooses_one() throws Exception {
        wantFuture();
        Path jdk = FakeJava.install(temp.toRealPath().resolve("jdk 99"), FUTURE);
        Path bin = Files.createDirectories(temp.toRealPath().resolve("links"));
        Files.createSymbolicLink(bin.resolve("java"), jdk.resolve("bin/java"));
        environment.put("PATH", bin + ":/usr/bin:/bin");
        assertThat(run(launcher).said("java")).containsExactly(bin + "/java");

        Path shims = FakeJava.installWithoutRelease(temp.toRealPath().resolve("shims"), "99-ea");
        environment.put("PATH", shims + "/bin:/usr/bin:/bin");
        assertThat(run(launcher).said("java")).containsExactly(shims + "/bin/java");
    }

    @Test
    void of_those_in_the_usual_places_the_tested_version_is_taken_before_a_newer_one() throws Exception {
        wantFuture();
        Path jdks = Path.of(environment.get("HOME"), ".jdks");
        FakeJava.install(jdks.resolve("a-newer"), "100.0.1");
        Path tested = FakeJava.install(jdks.resolve("b-tested"), "99-ea");
        assertThat(run(launcher).said("java")).containsExactly(tested + "/bin/java");

        Files.delete(tested.resolve("bin/java"));
        assertThat(run(launcher).said("java")).containsExactly(jdks.resolve("a-newer") + "/bin/java");
    }

    @Test
    void without_any_java_one_line_says_what_to_install() throws Exception {
        wantFuture();

        Launched launched = run(launcher, "run", "file.csv");

        assertThat(launched.exitCode()).isEqualTo(2);
        assertThat(launched.out()).isEmpty();
        assertThat(launched.errors())
                .singleElement()
                .asString()
                .contains("no Java 99 or newer was found")
                .contains("install");
    }

    @Test
    void file_names_may_have_all_letters_even_in_the_c_locale() throws Exception {
        FakeJava.install(folder.resolve("runtime"), "25.0.3");
        assertThat(run(launcher).said("letters")).containsExactly("C.UTF-8");

        environment.put("LC_ALL", "POSIX");
        assertThat(run(launcher).said("letters")).containsExactly("C.UTF-8");

        environment.put("LC_ALL", "en_ZA.UTF-8");
        assertThat(run(launcher).said("letters")).containsExactly("en_ZA.UTF-8");
    }

    @Test
    void windows_gets_its_line_ends_and_the_shell_its_own() throws Exception {
        assertThat(Files.readString(PACKED.resolve("bin/fxbatch.bat")).lines().count())
                .isEqualTo(Files.readString(PACKED.resolve("bin/fxbatch.bat")).split("\r\n", -1).length - 1);
        assertThat(Files.readString(PACKED.resolve("bin/fxbatch"))).doesNotContain("\r");
    }
}
