package io.nearfar.app.evaluation;

import java.util.HashMap;
import java.util.Map;

/** Which records the labels put together: whoever is a duplicate of another, directly or through others (union-find). */
final class LabelGroups {

    private final Map<String, String> parents = new HashMap<>();

    void join(String id, String other) {
        parents.put(root(id), root(other));
    }

    /** Whether labels connect two different records. */
    boolean together(String id, String other) {
        return !id.equals(other) && root(id).equals(root(other));
    }

    private String root(String id) {
        String root = id;
        for (String parent = parents.getOrDefault(root, root); !parent.equals(root); ) {
            root = parent;
            parent = parents.getOrDefault(root, root);
        }
        parents.put(id, root);
        return root;
    }
}
