using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary>Reads <c>[Vector]</c>, and checks where it stands and what it says.</summary>
internal static class VectorMarks
{
    private const int MostDimensions = 65_536;

    /// <summary>How many numbers an embedding has.</summary>
    /// <param name="symbol">The member.</param>
    /// <returns>0 where it is none.</returns>
    private static int DimensionsOf(ISymbol symbol) =>
        IsNumbers(symbol) && Attributes.Find(symbol, KnownNames.VectorAttribute) is { } mark && Attributes.Argument<int>(mark, 0) is > 0 and <= MostDimensions and var dimensions ? dimensions : 0;

    /// <summary>How many numbers an embedding has.</summary>
    /// <param name="symbol">The member.</param>
    /// <param name="type">How it is stored.</param>
    /// <returns>0 where it is none.</returns>
    public static int DimensionsOf(ISymbol symbol, TypeSpec type) => type.IsForeign ? 0 : DimensionsOf(symbol);

    /// <summary>The check of an embedding.</summary>
    /// <param name="symbol">The member.</param>
    /// <returns>Null where it is none.</returns>
    public static List<CheckSpec>? ChecksOf(ISymbol symbol) => DimensionsOf(symbol) is > 0 and var dimensions ? [new CheckSpec("Vector", $", {Literals.Of(dimensions)}")] : null;

    /// <summary>Which model makes it.</summary>
    /// <param name="symbol">The member.</param>
    public static string? ModelOf(ISymbol symbol) => Attributes.Find(symbol, KnownNames.VectorAttribute) is { } mark ? Attributes.Named<string>(mark, "Model") : null;

    /// <summary>The type as an embedding is stored; without the mark, as it is.</summary>
    /// <param name="symbol">The member.</param>
    /// <param name="type">Its type.</param>
    public static TypeSpec Apply(ISymbol symbol, TypeSpec type) => DimensionsOf(symbol, type) > 0 && MemberSymbols.TypeOf(symbol) is IArrayTypeSymbol
        ? type with { Codec = new CodecRef(CodecKind.Value, "Vector"), Column = new ColumnRef(ColumnKind.Value, "BLOB", "Vector") }
        : type;

    /// <summary>Checks the marks of a class, of its entries and of what it holds.</summary>
    /// <param name="type">The class.</param>
    /// <param name="members">Its members.</param>
    /// <param name="resolver">Knows the types that it holds.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static void Check(INamedTypeSymbol type, SessionMembers members, TypeResolver resolver, DiagnosticSink problems)
    {
        Check([.. MemberSymbols.Of(type)], members.Header, problems);
        var entries = new HashSet<string>(StringComparer.Ordinal);
        foreach (var symbol in MemberSymbols.Of(type))
        {
            if (members.Logs.Find(log => log.Member.PlainName == symbol.Name) is { EntryObject: { } entry } && LogParser.EntryType(symbol) is INamedTypeSymbol entryType && entries.Add(entry.TypeName))
            {
                Check([.. resolver.MembersOf(entryType)], entry.Members.Items, problems);
            }
        }

        foreach (var nested in resolver.NestedTypes.Where(nested => !entries.Contains(Naming.FullName(nested))))
        {
            foreach (var symbol in resolver.MembersOf(nested))
            {
                Report(symbol, $"'{nested.Name}' is neither the session class nor the type of a log's entries, whose own member is searched; keep the embedding in a member there", problems);
            }
        }
    }

    // One embedding says what a session or entry is about; of two nobody knows which is meant.
    private static void Check(IReadOnlyList<ISymbol> symbols, IEnumerable<MemberSpec> members, DiagnosticSink problems)
    {
        var first = members.FirstOrDefault(static member => member.VectorDimensions > 0)?.PlainName;
        foreach (var symbol in symbols)
        {
            if (Attributes.Find(symbol, KnownNames.VectorAttribute) is not { } mark)
            {
                continue;
            }

            if (Attributes.Argument<int>(mark, 0) is < 1 or > MostDimensions)
            {
                problems.AddValue(mark, null, symbol, "an embedding has 1 to 65,536 numbers");
            }
            else if (!members.Any(member => member.PlainName == symbol.Name && member.VectorDimensions > 0))
            {
                Report(symbol, $"its type is '{MemberRules.TypeText(symbol)}'; an embedding is a float[] or a ReadOnlyMemory<float> of the session class or of the type of a log's entries", problems);
            }
            else if (symbol.Name != first)
            {
                Report(symbol, $"'{first}' is an embedding already, and there is one; mark the one that is searched", problems);
            }
        }
    }

    private static void Report(ISymbol symbol, string problem, DiagnosticSink problems)
    {
        if (Attributes.Find(symbol, KnownNames.VectorAttribute) is { } mark)
        {
            problems.Add(UsageDiagnostics.VectorType, mark, symbol, symbol.Name, problem);
        }
    }

    private static bool IsNumbers(ISymbol symbol) => MemberSymbols.TypeOf(symbol) is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Single } || VectorMemory.Is(MemberSymbols.TypeOf(symbol));
}
