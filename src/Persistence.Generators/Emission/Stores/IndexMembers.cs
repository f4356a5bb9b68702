using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>The typed members that an index gives a store.</summary>
internal static class IndexMembers
{
    public static IEnumerable<TypedMember> Of(SessionSpec session, IndexSpec index)
    {
        var name = index.Member.PlainName;
        var value = index.Value.PublicName.TrimEnd('?');
        var keys = $"global::System.Collections.Generic.IReadOnlyList<{session.Key.TypeName}>";
        var member = $"<see cref=\"{session.TypeName}.{index.Member.Name}\"/>";
        var holds = index.Member.Type.Index == IndexKind.Strings ? "holds a value" : "equals a value";
        yield return new TypedMember(name, $"""
            <summary>Finds the sessions whose {member} {holds}.</summary>
            <param name="value">The value.</param>
            <param name="limit">The most sessions to find.</param>
            <returns>Their keys, ascending.</returns>
            """, $"{keys} FindBy{name}({value} value, int limit = int.MaxValue)", backend => Call(backend, index, "FindByIndex", "value"));
        if (index.Value.Index is not (IndexKind.Time or IndexKind.Number))
        {
            yield break;
        }

        // Two numbers could also be a value and a limit, so their range has a name of its own.
        var range = index.Value.Index == IndexKind.Number ? $"FindBy{name}Between" : $"FindBy{name}";
        yield return new TypedMember(name, $"""
            <summary>Finds the sessions whose {member} lies in a range.</summary>
            <param name="from">The start of the range, included.</param>
            <param name="to">The end of the range, excluded.</param>
            <param name="limit">The most sessions to find.</param>
            <returns>Their keys, ascending by value, then by key.</returns>
            """, $"{keys} {range}({value} from, {value} to, int limit = int.MaxValue)", backend => Call(backend, index, "FindByIndexRange", "from", "to"));
    }

    private static string Call(BackendCode backend, IndexSpec index, string member, params string[] values)
    {
        if (backend.Backend == Backends.Sqlite)
        {
            return $"{member}<{index.Value.Name}, {index.Value.Column}>({index.Ordinal}, {string.Join(", ", values)}, limit)";
        }

        var texts = values.Select(static value => $"{Names.Mapping}.IndexText.Encode({value})");
        return $"{member}({index.Ordinal}, {string.Join(", ", texts)}, limit)";
    }
}
