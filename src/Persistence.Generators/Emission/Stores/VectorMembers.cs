using System.Globalization;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>The embeddings that are searched, and the typed members that they give a store.</summary>
internal static class VectorMembers
{
    /// <summary>The embedding of the header; null for none.</summary>
    public static MemberSpec? Of(SessionSpec session) => session.Members.Items.FirstOrDefault(static member => member.VectorDimensions > 0);

    /// <summary>The embedding of the entries of a log; null for none.</summary>
    public static MemberSpec? Of(LogSpec log) => (log.EntryObject?.Members ?? default).Items.FirstOrDefault(static member => member.VectorDimensions > 0);

    /// <summary>What a description says of an embedding; empty where there is none.</summary>
    public static string Description(MemberSpec? member) => member is null ? ""
        : $"Vector = new({Names.Literal(member.PlainName)}, {member.VectorDimensions.ToString(CultureInfo.InvariantCulture)}{(member.VectorModel is { } model ? $", {Names.Literal(model)}" : "")})";

    public static IEnumerable<TypedMember> Synchronous(SessionSpec session) => Places(session).Select(static place => Synchronous(place, place.Place.Accessor, ""));

    public static IEnumerable<TypedMember> Asynchronous(SessionSpec session) => Places(session).Select(static place => Asynchronous(place, place.Place.Accessor, ""));

    /// <summary>The members of the class's query, which search among the sessions for which its conditions hold.</summary>
    public static IEnumerable<TypedMember> OfQuery(SessionSpec session) => Places(session).SelectMany(place => session.Async
        ? [Synchronous(place, place.Place.OfQuery, AmongFound), Asynchronous(place, place.Place.OfQuery, AmongFound)]
        : new[] { Synchronous(place, place.Place.OfQuery, AmongFound) });

    private const string AmongFound = " Among the sessions for which the conditions hold.";

    private static TypedMember Synchronous((SearchPlace Place, bool HasWords) of, string accessor, string among) => new(
        Document(of, among, ""),
        $"core::SearchHits<{of.Place.Hit}> {of.Place.Name}(sys::ReadOnlySpan<float> embedding, {(of.HasWords ? "core::SearchQuery words, " : "")}int limit = 10)",
        $"{accessor}.FindNear(embedding, {(of.HasWords ? "words" : "words: null")}, limit)");

    private static TypedMember Asynchronous((SearchPlace Place, bool HasWords) of, string accessor, string among) => new(
        Document(of, among, "\n" + AsyncSignature.CancelsRead),
        of.HasWords
            ? AsyncSignature.Of($"core::SearchHits<{of.Place.Hit}>", $"{of.Place.Name}Async", "sys::ReadOnlyMemory<float> embedding", "core::SearchQuery words", "int limit = 10")
            : AsyncSignature.Of($"core::SearchHits<{of.Place.Hit}>", $"{of.Place.Name}Async", "sys::ReadOnlyMemory<float> embedding", "int limit = 10"),
        $"{accessor}.FindNearAsync(embedding, {(of.HasWords ? "words" : "words: null")}, limit, cancellationToken)");

    private static Action<SourceWriter> Document((SearchPlace Place, bool HasWords) of, string among, string further) => writer => writer.Document($"""
        <summary>Finds the {of.Place.What} whose embeddings, in {of.Place.Where}, are nearest to one, by the cosine, exactly{(of.HasWords ? ", and those that words find: by their places in both orders (reciprocal rank fusion)" : "")}.{among}</summary>
        <param name="embedding">The embedding, of the model that made those that are stored.</param>{(of.HasWords ? "\n<param name=\"words\">Any text: its words. Or a query, whose conditions hold for all that is found.</param>" : "")}
        <param name="limit">The most hits.</param>{further}
        <returns>The hits, the best first; and the sessions that cannot be read, in <c>Skipped</c>.</returns>
        <exception cref="core::SessionValidationException">The embedding has another number of dimensions, no direction, or numbers that are not finite.</exception>
        """);

    // Each by its embedding alone, and where there are texts too by both.
    private static IEnumerable<(SearchPlace Place, bool HasWords)> Places(SessionSpec session)
    {
        var places = new List<(SearchPlace Place, int Texts)>();
        if (Of(session) is { } header)
        {
            var accessor = $"new engine::SessionSearch<{session.TypeName}, {session.Key.TypeName}>(this)";
            places.Add((new SearchPlace("SearchByEmbedding", $"core::SearchHit<{session.Key.TypeName}>", accessor, "sessions", Names.See(session, header)) { OfQuery = "Among()" }, SearchMembers.Of(session).Count));
        }

        foreach (var log in session.Logs)
        {
            if (Of(log) is { } member)
            {
                var hit = $"core::SearchEntryHit<{session.Key.TypeName}, {log.Entry.PublicName}>";
                var where = $"{Names.See(session, log.Member)}, in <c>{member.PlainName}</c>";
                var place = new SearchPlace($"{SearchMembers.NameOf(log)}ByEmbedding", hit, LogMembers.Accessor(log) + ".Search", "entries of all sessions", where) { OfQuery = $"Among<{log.Entry.Name}>(ordinal: {log.Ordinal})" };
                places.Add((place, SearchMembers.Of(log).Count));
            }
        }

        return places.SelectMany(static place => place.Texts > 0 ? new[] { (place.Place, false), (place.Place, true) } : [(place.Place, false)]);
    }
}
