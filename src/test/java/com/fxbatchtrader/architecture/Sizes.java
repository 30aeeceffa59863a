package com.fxbatchtrader.architecture;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;

import java.util.ArrayList;
import java.util.List;

/// How large the classes and methods of a source tree are on the whole.
record Sizes(List<Integer> classes, List<Integer> methods) {

    private static final int MEDIAN_CLASS = 70;
    private static final int CLASS_OF_NINE_IN_TEN = 200;
    private static final int USUAL_METHOD = 15;

    static Sizes of(List<SourceFile> files) {
        List<Integer> classes = new ArrayList<>();
        List<Integer> methods = new ArrayList<>();
        for (SourceFile file : files) {
            for (Tree type : file.unit().getTypeDecls()) {
                classes.add(file.linesOf(type));
            }
            file.unit()
                    .accept(
                            new TreeScanner<Void, Void>() {
                                @Override
                                public Void visitMethod(MethodTree method, Void nothing) {
                                    methods.add(file.linesOf(method));
                                    return super.visitMethod(method, null);
                                }
                            },
                            null);
        }
        return new Sizes(classes.stream().sorted().toList(), methods.stream().sorted().toList());
    }

    List<String> findings() {
        List<String> findings = new ArrayList<>();
        limit(findings, "half of all classes", share(classes, 0.5), MEDIAN_CLASS);
        limit(findings, "nine classes in ten", share(classes, 0.9), CLASS_OF_NINE_IN_TEN);
        limit(findings, "most methods (three in four)", share(methods, 0.75), USUAL_METHOD);
        return findings;
    }

    private static void limit(List<String> findings, String what, int lines, int most) {
        if (lines > most) {
            findings.add(what + " have up to " + lines + " lines, at most " + most);
        }
    }

    /// The size that this share of all does not exceed.
    private static int share(List<Integer> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * share) - 1);
    }
}
