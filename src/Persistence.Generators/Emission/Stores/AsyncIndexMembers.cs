using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>The asynchronous counterparts of the typed members that an index gives a store.</summary>
internal static class AsyncIndexMembers
{
    public static IEnumerable<TypedMember> Of(SessionSpec session, IndexSpec index)
    {
        var name = index.Member.PlainName;
        var value = index.Value.PublicName.TrimEnd('?');
        var keys = $"core::SessionKeys<{session.Key.TypeName}>";
        var member = Names.See(session, index.Member);
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Finds the keys of the sessions whose {member} {IndexMembers.Matches(index)}.</summary>
            <param name="value">{IndexLookup.ValueText(index)}</param>
            <param name="limit">The most sessions to find.</param>
            <param name="after">The key after which they come; null for the first.</param>
            {AsyncSignature.CancelsRead}
            <returns>The keys, ascending; and the sessions that cannot be read, in <c>Skipped</c>.</returns>
            """), AsyncSignature.Of(keys, $"FindBy{name}Async", $"{IndexLookup.ValueType(index)} value", "int limit = int.MaxValue", $"{session.Key.TypeName}? after = null"), IndexLookup.Call(index, "FindAsync({0}limit, after, cancellationToken)", "FindNullAsync(limit, after, cancellationToken)"));
        if (!IndexMembers.HasRange(index))
        {
            yield break;
        }

        yield return new TypedMember(writer => writer.Document($"""
            <summary>Finds the keys of the sessions whose {member} lies in a range.</summary>
            <param name="from">The start of the range, included.</param>
            <param name="to">The end of the range, excluded.</param>
            <param name="limit">The most sessions to find.</param>
            {AsyncSignature.CancelsRead}
            <returns>The keys, ascending by value, then by key; and the sessions that cannot be read, in <c>Skipped</c>.</returns>
            <exception cref="sys::ArgumentException">The range ends before it begins, or the limit is negative.</exception>
            """), AsyncSignature.Of(keys, $"{IndexMembers.RangeName(index)}Async", $"{value} from", $"{value} to", "int limit = int.MaxValue"), $"{IndexMembers.Accessor(index)}.FindBetweenAsync(from, to, limit, cancellationToken)");
    }
}
