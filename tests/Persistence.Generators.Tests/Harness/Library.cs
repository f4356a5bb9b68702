using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Persistence.Generators.Tests.Harness;

/// <summary>Another assembly that a user's project references.</summary>
internal static class Library
{
    /// <summary>The assembly itself, as in a package.</summary>
    /// <param name="text">Its code.</param>
    /// <param name="name">Its name.</param>
    public static byte[] Whole(string text, string name = "Library") => Emit(text, name, new EmitOptions());

    /// <summary>Its reference assembly, as the compiler gets it for a project that is referenced: without private and internal members.</summary>
    /// <param name="text">Its code.</param>
    public static byte[] ReferenceOnly(string text) => Emit(text, "Library", new EmitOptions(metadataOnly: true, includePrivateMembers: false));

    private static byte[] Emit(string text, string name, EmitOptions options)
    {
        using var image = new MemoryStream();
        var emitted = UserProject.With(References.All, LanguageVersion.CSharp14, text).WithAssemblyName(name)
            .Emit(image, options: options, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return image.ToArray();
    }
}
