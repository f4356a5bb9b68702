using System.Collections.Immutable;
using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>An immutable stack, or its interface, as a JSON array, its top first, or null. Reading keeps that order, as of every stack.</summary>
/// <typeparam name="TDeclared">The type of the member.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableStackCodec<TDeclared, T, TCodec> : IJsonCodec<TDeclared?>
    where TDeclared : class, IEnumerable<T>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, TDeclared? value) =>
        JsonArrays.WriteAny<T, TCodec>(writer, value);

    /// <inheritdoc/>
    public static TDeclared? Read(ref JsonReader reader) =>
        JsonArrays.Read<T, TCodec>(ref reader) is { } elements ? (TDeclared)(object)ImmutableStack.CreateRange(Enumerable.Reverse(elements)) : null;
}
