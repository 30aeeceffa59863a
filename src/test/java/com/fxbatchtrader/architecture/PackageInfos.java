package com.fxbatchtrader.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Every package says in a sentence what it is for, and that null is no value in it.
final class PackageInfos {

    private PackageInfos() {}

    static List<String> findings(List<SourceFile> files) {
        Map<Path, String> infos = new TreeMap<>();
        files.forEach(file -> infos.putIfAbsent(file.path().getParent(), ""));
        files.stream()
                .filter(SourceFile::isPackageInfo)
                .forEach(file -> infos.put(file.path().getParent(), file.text()));
        List<String> findings = new ArrayList<>();
        infos.forEach(
                (folder, text) -> {
                    if (!text.contains("@NullMarked")) {
                        findings.add(folder + ": no package-info.java with @NullMarked");
                    }
                    if (!text.startsWith("///")) {
                        findings.add(
                                folder + ": no package-info.java that begins with /// and what the package is for");
                    }
                });
        return findings;
    }
}
