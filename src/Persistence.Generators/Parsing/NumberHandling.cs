using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary><c>[JsonNumberHandling]</c> on a member, or on its class for each member that is a number or a collection of numbers.</summary>
internal static class NumberHandling
{
    // The bits of JsonNumberHandling.
    private const int ReadsStrings = 1;
    private const int WritesStrings = 2;
    private const int NamesLiterals = 4;

    // What Web options, whose form is the stored one, say where nothing else does.
    private const int Usual = ReadsStrings;

    private static readonly HashSet<string> s_reals = new(StringComparer.Ordinal) { "Half", "Single", "Double" };

    private static readonly HashSet<string> s_numbers = new(StringComparer.Ordinal)
    {
        "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Int128", "UInt128", "Half", "Single", "Double", "Decimal",
    };

    /// <summary>Says why a member's handling of numbers cannot be followed.</summary>
    /// <param name="member">The member.</param>
    /// <param name="owner">The class that is stored.</param>
    /// <returns>The reason, for people; null when it can.</returns>
    public static string? Problem(ISymbol member, INamedTypeSymbol owner)
    {
        var number = NumberOf(MemberSymbols.TypeOf(member));
        return number is null
            ? Of(member) is null ? null : "[JsonNumberHandling] is for a number or a collection of numbers"
            : (Of(member) ?? Of(owner)) is { } handling && (handling & WritesStrings) != 0 && (handling & ReadsStrings) == 0
                ? "[JsonNumberHandling] with WriteAsString and without AllowReadingFromString writes what it cannot read again"
            : null;
    }

    /// <summary>The type as the handling of numbers wants it; without one, as it is.</summary>
    /// <param name="member">The member.</param>
    /// <param name="owner">The class that is stored.</param>
    /// <param name="type">The member's type.</param>
    /// <returns>The type.</returns>
    public static TypeSpec Apply(ISymbol member, INamedTypeSymbol owner, TypeSpec type) =>
        !type.IsForeign && (Of(member) ?? Of(owner)) is { } handling && handling != Usual && NumberOf(MemberSymbols.TypeOf(member)) is { } number
            ? Apply(handling, number, type)
            : type;

    private static TypeSpec Apply(int handling, ITypeSymbol number, TypeSpec type)
    {
        var isNamed = (handling & NamesLiterals) != 0 && s_reals.Contains(Scalar.Find(number)!.Codec);
        var name = Naming.FullName(number);
        return type with
        {
            Codec = Handled(type.Codec),
            Column = type.Column.WithInnermost(column => column.Codec is { } codec ? column with { Codec = Handled(codec) }
                : isNamed ? column with { Kind = ColumnKind.NamedReal, Name = "", Type = name }
                : column),
            Index = isNamed ? IndexKind.None : type.Index,
        };

        CodecRef Handled(CodecRef codec) => codec.WithInnermost(inner => Wrapped(inner, name, handling, isNamed));
    }

    private static CodecRef Wrapped(CodecRef codec, string name, int handling, bool isNamed)
    {
        var wrapped = (handling & WritesStrings) != 0 ? Around(CodecKind.QuotedNumber, codec)
            : (handling & ReadsStrings) == 0 ? Around(CodecKind.StrictNumber, codec)
            : codec;
        return isNamed ? Around(CodecKind.NamedReal, wrapped) : wrapped;

        CodecRef Around(CodecKind kind, CodecRef inner) => new(kind) { Types = new([name]), Values = inner };
    }

    private static int? Of(ISymbol symbol) =>
        Attributes.Find(symbol, KnownNames.JsonNumberHandlingAttribute) is { } attribute ? Attributes.Argument<int>(attribute, 0) : null;

    // The number that a type is or holds; bytes together are no numbers but a text.
    private static ITypeSymbol? NumberOf(ITypeSymbol type)
    {
        var element = type switch
        {
            IArrayTypeSymbol { ElementType.SpecialType: not SpecialType.System_Byte } array => array.ElementType,
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => type,
            INamedTypeSymbol named when CollectionTypes.IsCollection(named) || DictionaryTypes.IsDictionary(named) => named.TypeArguments[named.TypeArguments.Length - 1],
            _ => type,
        };
        var value = element is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : element;
        return Scalar.Find(value) is { } scalar && s_numbers.Contains(scalar.Codec) ? value : null;
    }
}
