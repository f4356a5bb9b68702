namespace Persistence.Redis.Headers;

/// <summary>One field of a <see cref="FieldPack"/>. Its texts are looked up when they are asked for: most are only compared.</summary>
/// <param name="Pack">The fields it is one of.</param>
/// <param name="Start">Where its name begins; its value is after the name.</param>
/// <param name="NameLength">The length of its name.</param>
/// <param name="ValueLength">The length of its value.</param>
internal readonly record struct PackedField(byte[] Pack, int Start, int NameLength, int ValueLength)
{
    /// <summary>Its name in the hash.</summary>
    public ReadOnlySpan<byte> Name => Pack.AsSpan(Start, NameLength);

    /// <summary>Its value.</summary>
    public ReadOnlySpan<byte> Value => Pack.AsSpan(Start + NameLength, ValueLength);

    /// <summary>Its name, to be sent.</summary>
    public ReadOnlyMemory<byte> NameText => Pack.AsMemory(Start, NameLength);

    /// <summary>Its value, to be sent.</summary>
    public ReadOnlyMemory<byte> ValueText => Pack.AsMemory(Start + NameLength, ValueLength);

    /// <summary>Whether it belongs to the engine and not to a member of the header.</summary>
    public bool IsEngines => Name is [(byte)'$', not (byte)'$', ..] or [(byte)'$'];

    /// <summary>The name of the header's member it holds.</summary>
    public ReadOnlySpan<byte> Member => Name is [(byte)'$', ..] ? Name[1..] : Name;
}
