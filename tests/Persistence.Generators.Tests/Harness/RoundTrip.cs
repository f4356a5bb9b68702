using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Persistence.Generators.Tests.Harness;

/// <summary>Compiles a user's project with what is generated for it, loads it and runs <c>Case.Run()</c>.</summary>
internal static class RoundTrip
{
    // What cases call. A header must come back equal, and equal to what System.Text.Json makes of the same object.
    private const string Helper = """
        using Persistence.Mapping;
        using Persistence.Serialization;
        using System.Text;

        internal static class Check<TSession, TKey, TMap>
            where TSession : class, IPersistedSession
            where TKey : notnull
            where TMap : ISessionMap<TSession, TKey>
        {
            public static TSession Again(TSession session)
            {
                var text = Json(session);
                var again = Read(text);
                if (Json(again) != text) throw new InvalidOperationException($"written {text}\nread    {Json(again)}");
                if (!TMap.GetKey(session).Equals(TMap.ParseKey(TMap.FormatKey(TMap.GetKey(session))))) throw new InvalidOperationException("key");
                return again;
            }

            public static TSession AsSystemTextJson(TSession session)
            {
                var expected = System.Text.Json.JsonSerializer.Serialize(session, System.Text.Json.JsonSerializerOptions.Web);
                if (Json(session) != expected) throw new InvalidOperationException($"written  {Json(session)}\nexpected {expected}");
                return Again(session);
            }

            public static string Json(TSession session)
            {
                var writer = new JsonWriter();
                TMap.WriteHeader(writer, session);
                return Encoding.UTF8.GetString(writer.Written);
            }

            public static TSession Read(string text)
            {
                var reader = new JsonReader(Encoding.UTF8.GetBytes(text));
                return TMap.ReadHeader(ref reader);
            }
        }

        """;

    /// <summary>Runs a case.</summary>
    /// <param name="files">The user's files; one holds a class <c>Case</c> with a static method <c>Run</c> that returns text.</param>
    /// <returns>What it returned.</returns>
    public static string Run(params string[] files) => Run(null, files);

    /// <summary>Runs a case that uses another assembly.</summary>
    /// <param name="library">The assembly; null for none.</param>
    /// <param name="files">The user's files.</param>
    /// <returns>What <c>Case.Run()</c> returned.</returns>
    public static string Run(byte[]? library, params string[] files)
    {
        var references = library is null ? References.All : [.. References.All, MetadataReference.CreateFromImage(library)];
        var generation = Generation.Of(UserProject.With(references, LanguageVersion.CSharp14, [.. files, Helper])).Generates().Compiles();
        using var image = new MemoryStream();
        var emitted = generation.Output.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        var context = new AssemblyLoadContext("case", isCollectible: true);
        try
        {
            if (library is not null)
            {
                using var other = new MemoryStream(library);
                context.LoadFromStream(other);
            }

            var method = context.LoadFromStream(image).GetType("Case", throwOnError: true)!.GetMethod("Run")!;
            return (string)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [], null)!;
        }
        finally
        {
            context.Unload();
        }
    }
}
