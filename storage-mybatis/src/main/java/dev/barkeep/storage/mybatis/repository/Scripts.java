package dev.barkeep.storage.mybatis.repository;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.parsing.XNode;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.scripting.xmltags.DynamicSqlSource;
import org.apache.ibatis.scripting.xmltags.XMLLanguageDriver;
import org.apache.ibatis.session.Configuration;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * MyBatis's language of mapper XML, keeping what its conditions made of a statement. MyBatis evaluates them and parses the outcome for
 * each call, which takes longer than some searches.
 */
final class Scripts extends XMLLanguageDriver {

    /** The conditions are about what is there. Any other leaves its statement to MyBatis. */
    private static final Pattern CONDITION = Pattern.compile("([\\w.]+) != null(?: or (?=\\w)|$)");

    private static final int MOST_VALUES = Long.SIZE;

    @Override
    public SqlSource createSqlSource(Configuration configuration, XNode script, Class<?> parameterType) {
        SqlSource source = super.createSqlSource(configuration, script, parameterType);
        Set<String> values = new LinkedHashSet<>();
        return source instanceof DynamicSqlSource
                        && !script.getNode().getTextContent().contains("${")
                        && askedFor(script.getNode(), values)
                        && values.size() <= MOST_VALUES
                ? new Kept(configuration, source, List.copyOf(values))
                : source;
    }

    /** Collects of which values it is asked whether they are there; {@code false} if the statement depends on anything else. */
    private static boolean askedFor(Node node, Set<String> values) {
        if (node instanceof Element element) {
            if (element.getTagName().equals("foreach") || element.getTagName().equals("bind")) {
                return false;
            }
            String test = element.getAttribute("test");
            Matcher condition = CONDITION.matcher(test);
            int end = 0;
            while (condition.lookingAt()) {
                values.add(condition.group(1));
                end = condition.end();
                condition.region(end, test.length());
            }
            if (end < test.length()) {
                return false;
            }
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (!askedFor(child, values)) {
                return false;
            }
        }
        return true;
    }

    /** SQL by which of its values are there. */
    private static final class Kept implements SqlSource {

        private final Configuration configuration;
        private final SqlSource source;
        private final List<String> values;
        private final Map<Long, Sql> kept = new ConcurrentHashMap<>();

        private record Sql(String text, List<ParameterMapping> parameters) {}

        Kept(Configuration configuration, SqlSource source, List<String> values) {
            this.configuration = configuration;
            this.source = source;
            this.values = values;
        }

        @Override
        public BoundSql getBoundSql(Object parameter) {
            Sql sql = kept.computeIfAbsent(present(parameter), key -> {
                BoundSql made = source.getBoundSql(parameter);
                return new Sql(made.getSql(), made.getParameterMappings());
            });
            return new BoundSql(configuration, sql.text, sql.parameters, parameter);
        }

        private long present(Object parameter) {
            MetaObject values = configuration.newMetaObject(parameter);
            long present = 0;
            for (String value : this.values) {
                present = present << 1 | (values.getValue(value) == null ? 0 : 1);
            }
            return present;
        }
    }
}
