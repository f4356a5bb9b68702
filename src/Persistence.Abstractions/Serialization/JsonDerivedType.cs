namespace Persistence.Serialization;

/// <summary>One of the types that stand for a base type.</summary>
/// <typeparam name="TBase">The base type.</typeparam>
/// <param name="member">The member that marks an object of the type, with its value; empty for none.</param>
internal abstract class JsonDerivedType<TBase>(byte[] member)
{
    /// <summary>The member that marks an object of the type.</summary>
    public byte[] Member { get; } = member;

    public abstract void Write(JsonWriter writer, TBase value);

    public abstract TBase Read(ref JsonReader reader);
}

/// <inheritdoc/>
/// <typeparam name="TBase">The base type.</typeparam>
/// <typeparam name="TDerived">The type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
internal sealed class JsonDerivedType<TBase, TDerived, TCodec>(byte[] member) : JsonDerivedType<TBase>(member)
    where TBase : class
    where TDerived : class, TBase
    where TCodec : IJsonCodec<TDerived>
{
    public override void Write(JsonWriter writer, TBase value) => TCodec.Write(writer, (TDerived)value);

    public override TBase Read(ref JsonReader reader) => TCodec.Read(ref reader);
}
