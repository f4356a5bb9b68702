namespace Persistence.Redis.Headers;

/// <summary>One field of a <see cref="FieldPack"/>.</summary>
/// <param name="Name">Its name in the hash.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct PackedField(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Value)
{
    /// <summary>Whether it belongs to the engine and not to a member of the header.</summary>
    public bool IsEngines => Name.Span is [(byte)'$', not (byte)'$', ..] or [(byte)'$'];

    /// <summary>The name of the header's member it holds.</summary>
    public ReadOnlySpan<byte> Member => Name.Span is [(byte)'$', ..] ? Name.Span[1..] : Name.Span;
}
