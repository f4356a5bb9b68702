using Persistence.Generators.Model;
using Persistence.Generators.Parsing;

namespace Persistence.Generators.Emission.Stores;

/// <summary>The typed members that a key of several parts gives a store: the keys that begin with some of them.</summary>
internal static class KeyMembers
{
    public static IEnumerable<TypedMember> Of(SessionSpec session) => Of(session, static (session, count) => new TypedMember(
        writer => writer.Document($"{Text(session, count, "")}"),
        $"{Keys(session)} {Name(session, count)}({string.Join(", ", Parameters(session, count))})",
        $"KeyRanges.Of(after, limit, {Texts(session, count)})"));

    /// <summary>Their asynchronous counterparts.</summary>
    public static IEnumerable<TypedMember> OfAsync(SessionSpec session) => Of(session, static (session, count) => new TypedMember(
        writer => writer.Document($"{Text(session, count, AsyncSignature.CancelsRead + "\n")}"),
        AsyncSignature.Of(Keys(session), Name(session, count) + "Async", [.. Parameters(session, count)]),
        $"KeyRanges.OfAsync(after, limit, cancellationToken, {Texts(session, count)})"));

    private static IEnumerable<TypedMember> Of(SessionSpec session, Func<SessionSpec, int, TypedMember> make) => Enumerable.Range(1, session.Key.Parts.Count - 1).Select(count => make(session, count));

    private static string Keys(SessionSpec session) => $"sys::Collections.Generic.IReadOnlyList<{session.Key.TypeName}>";

    private static string Name(SessionSpec session, int count) => "KeysOf" + string.Join("And", session.Key.Parts.Take(count).Select(static part => part.PlainName));

    private static string Text(SessionSpec session, int count, string token) => $"""
        <summary>Gives the keys that begin with {string.Join(" and ", session.Key.Parts.Take(count).Select(part => Names.See(session, part)))}, ascending.</summary>
        {string.Join("\n", session.Key.Parts.Take(count).Select(part => $"<param name=\"{Parameter(part).TrimStart('@')}\">The {Names.See(session, part)} of the keys.</param>"))}
        <param name="after">The key after which they come, which need not be there any more; null for the first.</param>
        <param name="limit">The most keys to give.</param>
        {token}<returns>The keys of sessions that have not expired, also of those that cannot be read.</returns>
        """;

    private static IEnumerable<string> Parameters(SessionSpec session, int count) =>
        [.. session.Key.Parts.Take(count).Select(static part => $"{part.Type.Name} {Parameter(part)}"), $"{session.Key.TypeName}? after = null", "int limit = int.MaxValue"];

    private static string Texts(SessionSpec session, int count) => string.Join(", ", session.Key.Parts.Take(count).Select(static part => KeyEmitter.Format(part.Type, Parameter(part))));

    private static string Parameter(MemberSpec part)
    {
        var name = char.ToLowerInvariant(part.PlainName[0]) + part.PlainName.Substring(1);
        return name is "after" or "limit" or "cancellationToken" ? name + "Part" : Naming.Identifier(name);
    }
}
