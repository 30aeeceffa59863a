package com.fxbatchtrader.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The sources keep the house style. [HouseStyleCheckTest] shows that the checks can find what they are there for.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HouseStyleTest {

    private static final Path TOP = Path.of("").toAbsolutePath();

    private List<SourceFile> main = List.of();
    private List<SourceFile> tests = List.of();

    @BeforeAll
    void read() {
        main = Sources.below(TOP, "src/main/java");
        tests = Sources.below(TOP, "src/test/java");
        assertThat(main).isNotEmpty();
        assertThat(tests).isNotEmpty();
    }

    @Test
    void every_source_keeps_the_limits() {
        assertThat(HouseStyle.of(Stream.concat(main.stream(), tests.stream()).toList())).isEmpty();
    }

    @Test
    void most_classes_and_methods_are_small() {
        assertThat(Sizes.of(main).findings()).isEmpty();
    }

    @Test
    void every_package_says_what_it_is_for_and_that_null_is_no_value() {
        assertThat(PackageInfos.findings(main)).isEmpty();
    }

    @Test
    void there_are_at_least_four_lines_of_test_to_five_of_the_product() {
        assertThat(count(tests)).isGreaterThanOrEqualTo(count(main) * 8 / 10);
    }

    private static long count(List<SourceFile> files) {
        return files.stream().mapToLong(file -> file.lines().size()).sum();
    }

    @Test
    void no_file_names_a_path_of_some_machine_or_a_registry() {
        assertThat(Repository.findings(TOP)).isEmpty();
    }
}
