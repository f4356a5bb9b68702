using System.Globalization;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>What is searched, and the typed members that it gives a store.</summary>
internal static class SearchMembers
{
    /// <summary>The searched members of the header, by ordinal.</summary>
    public static IReadOnlyList<MemberSpec> Of(SessionSpec session) => [.. session.Members.Where(static member => member.SearchWeight > 0)];

    /// <summary>The searched members of the entries of a log, by ordinal; the log itself where its entries are strings.</summary>
    public static IReadOnlyList<MemberSpec> Of(LogSpec log) =>
        log.Member.SearchWeight > 0 ? [log.Member] : [.. (log.EntryObject?.Members ?? default).Where(static member => member.SearchWeight > 0)];

    /// <summary>What a description says of searched members; empty where there are none.</summary>
    public static string Description(IReadOnlyList<MemberSpec> members) => members.Count == 0 ? ""
        : $"Searchable = [{string.Join(", ", members.Select(static member => $"new({Names.Literal(member.PlainName)}, {member.SearchWeight.ToString(CultureInfo.InvariantCulture)})"))}]";

    public static IEnumerable<TypedMember> Synchronous(SessionSpec session) => Places(session).Select(static place => Synchronous(place, place.Accessor, ""));

    public static IEnumerable<TypedMember> Asynchronous(SessionSpec session) => Places(session).Select(static place => Asynchronous(place, place.Accessor, ""));

    /// <summary>The members of the class's query, which search among the sessions for which its conditions hold.</summary>
    public static IEnumerable<TypedMember> OfQuery(SessionSpec session) => Places(session).SelectMany(place => session.Async
        ? [Synchronous(place, place.OfQuery, SearchPlace.AmongFound), Asynchronous(place, place.OfQuery, SearchPlace.AmongFound)]
        : new[] { Synchronous(place, place.OfQuery, SearchPlace.AmongFound) });

    /// <summary>The name of the member that searches a log.</summary>
    public static string NameOf(LogSpec log) => "Search" + log.Member.PlainName;

    private static TypedMember Synchronous(SearchPlace place, string accessor, string among) => new(
        place.Document(among, ""),
        $"core::SearchHits<{place.Hit}> {place.Name}(core::SearchQuery query, int limit = 10)",
        $"{accessor}.Find(query, limit)");

    private static TypedMember Asynchronous(SearchPlace place, string accessor, string among) => new(
        place.Document(among, "\n" + AsyncSignature.CancelsRead),
        AsyncSignature.Of($"core::SearchHits<{place.Hit}>", $"{place.Name}Async", "core::SearchQuery query", "int limit = 10"),
        $"{accessor}.FindAsync(query, limit, cancellationToken)");

    private static IEnumerable<SearchPlace> Places(SessionSpec session)
    {
        if (Of(session).Count > 0)
        {
            yield return new SearchPlace("Search", $"core::SearchHit<{session.Key.TypeName}>", $"new engine::SessionSearch<{session.TypeName}, {session.Key.TypeName}>(this)", "sessions", string.Join(", ", Of(session).Select(member => Names.See(session, member)))) { OfQuery = "Among()" };
        }

        foreach (var log in session.Logs.Where(static log => Of(log).Count > 0))
        {
            var place = log.Member.SearchWeight > 0 ? Names.See(session, log.Member) : $"{Names.See(session, log.Member)}, in {string.Join(", ", Of(log).Select(static member => $"<c>{member.PlainName}</c>"))}";
            yield return new SearchPlace(NameOf(log), $"core::SearchEntryHit<{session.Key.TypeName}, {log.Entry.PublicName}>", LogMembers.Accessor(log) + ".Search", "entries of all sessions", place) { OfQuery = $"Among<{log.Entry.Name}>(ordinal: {log.Ordinal})" };
        }
    }
}
