using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Persistence.Serialization;

/// <summary>Finds the metadata of a type that System.Text.Json writes and reads. For generated code; without reflection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ForeignJson
{
    // More than a store takes, so that it is the store that says what nests too deep, and what was loaded can be saved.
    private const int MaxDepth = 2 * JsonWriter.MaxDepth;

    /// <summary>The metadata that a context has.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="context">The context.</param>
    /// <returns>The metadata; null when it has none.</returns>
    public static JsonTypeInfo<T>? Of<T>(JsonSerializerContext? context) => Of<T>(context?.Options);

    /// <summary>The metadata that options give.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="options">The options; without a resolver the usual one of the process.</param>
    /// <returns>The metadata; null when there is none.</returns>
    public static JsonTypeInfo<T>? Of<T>(JsonSerializerOptions? options) =>
        options is not null && Copy(options).TryGetTypeInfo(typeof(T), out var found) ? found as JsonTypeInfo<T> : null;

    /// <summary>Metadata that is there already.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="info">The metadata.</param>
    /// <returns>The same, that takes as deep a value as a store takes where its options make it.</returns>
    public static JsonTypeInfo<T>? Of<T>(JsonTypeInfo<T>? info) =>
        info is { Options: { TypeInfoResolver: not null } options } && options.TryGetTypeInfo(typeof(T), out var found) && ReferenceEquals(found, info) ? Of<T>(options) : info;

    /// <summary>The metadata of a type that a converter writes and reads.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="converter">The converter, or a factory of it.</param>
    /// <returns>The metadata; null when the factory makes no converter.</returns>
    public static JsonTypeInfo<T>? By<T>(JsonConverter converter)
    {
        var options = Copy(new JsonSerializerOptions(JsonSerializerDefaults.Web));
        return (converter is JsonConverterFactory factory ? factory.CreateConverter(typeof(T), options) : converter) is { } made
            ? JsonMetadataServices.CreateValueInfo<T>(options, made)
            : null;
    }

    private static JsonSerializerOptions Copy(JsonSerializerOptions options)
    {
        var copy = new JsonSerializerOptions(options) { MaxDepth = MaxDepth };
        copy.TypeInfoResolver ??= Usual();
        copy.MakeReadOnly();
        return copy;
    }

    // What options have that name no resolver. A program that is trimmed or native has switched reflection off, and its compiler then removes the first branch.
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Not reached where reflection is off.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Not reached where reflection is off.")]
    private static IJsonTypeInfoResolver? Usual() =>
        JsonSerializer.IsReflectionEnabledByDefault ? JsonSerializerOptions.Web.TypeInfoResolver : JsonTypeInfoResolver.Combine();
}
