using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>The typed members that an index gives a store.</summary>
internal static class IndexMembers
{
    public static IEnumerable<TypedMember> Of(SessionSpec session, IndexSpec index)
    {
        var name = index.Member.PlainName;
        var value = index.Value.PublicName.TrimEnd('?');
        var keys = $"core::SessionKeys<{session.Key.TypeName}>";
        var member = Names.See(session, index.Member);
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Finds the keys of the sessions whose {member} {Matches(index)}.</summary>
            <param name="value">{IndexLookup.ValueText(index)}</param>
            <param name="limit">The most sessions to find.</param>
            <param name="after">The key after which they come; null for the first.</param>
            <returns>The keys, ascending; and the sessions that cannot be read, in <c>Skipped</c>.</returns>
            """), $"{keys} FindBy{name}({IndexLookup.ValueType(index)} value, int limit = int.MaxValue, {session.Key.TypeName}? after = null)", IndexLookup.Call(index, "Find({0}limit, after)", "FindNull(limit, after)"));
        if (!HasRange(index))
        {
            yield break;
        }

        yield return new TypedMember(writer => writer.Document($"""
            <summary>Finds the keys of the sessions whose {member} lies in a range.</summary>
            <param name="from">The start of the range, included.</param>
            <param name="to">The end of the range, excluded.</param>
            <param name="limit">The most sessions to find.</param>
            <returns>The keys, ascending by value, then by key; and the sessions that cannot be read, in <c>Skipped</c>.</returns>
            <exception cref="sys::ArgumentException">The range ends before it begins, or the limit is negative.</exception>
            """), $"{keys} {RangeName(index)}({value} from, {value} to, int limit = int.MaxValue)", $"{Accessor(index)}.FindBetween(from, to, limit)");
    }

    /// <summary>An expression that gives the text of an indexed value.</summary>
    /// <param name="index">The index.</param>
    /// <param name="value">The value, in C#.</param>
    public static string Encode(IndexSpec index, string value) =>
        $"map::{Encoder(index.Value)}({value})";

    /// <summary>The expression by which a store gets at the index.</summary>
    public static string Accessor(IndexSpec index) => $"Index<{index.Value.Name}>(ordinal: {index.Ordinal})";

    /// <summary>How a session's member and the value looked for belong together, in words.</summary>
    public static string Matches(IndexSpec index) =>
        (index.Member.Type.Index == IndexKind.Strings ? "holds a value" : "equals a value") + (index.IgnoresCase ? ", whatever the case of letters" : "");

    /// <summary>Whether values are ordered, so that ranges of them can be looked for.</summary>
    public static bool HasRange(IndexSpec index) => index.Value.Index is IndexKind.Time or IndexKind.Number;

    /// <summary>The name of the member that looks for a range.</summary>
    public static string RangeName(IndexSpec index) =>
        $"FindBy{index.Member.PlainName}Between";

    private static string Encoder(TypeSpec type) => type switch
    {
        { IsParsable: true } => "IndexText.EncodeParsable",
        { IsEnumByName: true } => "EnumIndexText.EncodeName",
        { Codec.Kind: CodecKind.Enum } => "EnumIndexText.Encode",
        { Index: IndexKind.Number } => "NumberIndexText.Encode",
        { Index: IndexKind.Time } => "TimeIndexText.Encode",
        _ => "IndexText.Encode",
    };
}
