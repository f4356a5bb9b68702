using System.Collections.Immutable;
using System.Globalization;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>What stored data that lacks a member, or holds null in its place, means: the same in JSON and in SQLite.</summary>
internal static class NullRules
{
    /// <summary>Whether stored data without the member, or with null in its place, cannot make the object.</summary>
    public static bool IsDemanded(MemberSpec member) =>
        member.IsRequired || member.MustBePresent || (member is { Setter: SetterKind.Constructor, DefaultValue: null } && !member.Type.IsValueType && !member.Type.AllowsNull);

    /// <summary>The members that must be present, a bit for each by its position in the name table; empty when there is none.</summary>
    /// <param name="members">The members.</param>
    /// <param name="isEntry">Whether they are those of an entry, whose constructor demands what may not be null.</param>
    public static string Required(EquatableArray<MemberSpec> members, bool isEntry = false) =>
        Bits(MemberEmitter.Readable(members), isEntry ? IsDemanded : static member => member.IsRequired || member.MustBePresent);

    /// <summary>The initializer of a table of names that says which members are never null; empty where each can be.</summary>
    /// <param name="members">The members that are read, in the order of the table.</param>
    public static string NotNull(ImmutableArray<MemberSpec> members) =>
        Bits(members, static member => IsNeverNull(member.Type)) is { Length: > 0 } bits ? $" {{ NotNull = {bits} }}" : "";

    private static string Bits(ImmutableArray<MemberSpec> members, Func<MemberSpec, bool> isIn)
    {
        var bits = 0UL;
        for (var index = 0; index < members.Length; index++)
        {
            bits |= isIn(members[index]) ? 1UL << index : 0;
        }

        return bits == 0 ? "" : $"0x{bits.ToString("x", CultureInfo.InvariantCulture)}";
    }

    // A document and an immutable array that was never set are null in JSON, and so is what a converter of a struct writes so.
    private static bool IsNeverNull(TypeSpec type) =>
        !type.AllowsNull && !(type.IsForeign && type.IsValueType) && type.Codec is not ({ Kind: CodecKind.JsonElement } or { Kind: CodecKind.Collection, Name: "ImmutableArray" });
}
