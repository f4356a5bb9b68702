using System.Runtime.CompilerServices;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Snapshots;

/// <summary>Pins every generated file, byte for byte.</summary>
public sealed class GeneratedFiles
{
    [Fact]
    public void Multichat() => Snapshot.Verify(Generation.Of(Input("Multichat")).Compiles());

    [Fact]
    public void CompositeKey() => Snapshot.Verify(Generation.Of(Input("CompositeKey")).Compiles());

    [Fact]
    public void Asynchronous() => Snapshot.Verify(Generation.Of(Input("Asynchronous")).Compiles());

    [Fact]
    public void TypedKey() => Snapshot.Verify(Generation.Of(Input("TypedKey")).Compiles());

    [Fact]
    public void Hosted() => Snapshot.Verify(Generation.Hosted(Input("Hosted")).Compiles());

    [Fact]
    public void Leases() => Snapshot.Verify(Generation.Of(Input("Leases")).Compiles());

    [Fact]
    public void Search() => Snapshot.Verify(Generation.Of(Input("Search")).Compiles());

    [Fact]
    public void The_same_in_every_culture()
    {
        var invariant = Generation.Of(Input("Multichat")).Files;
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            var other = (System.Globalization.CultureInfo)before.Clone();
            other.NumberFormat.NegativeSign = "\u2212";
            other.NumberFormat.NumberDecimalSeparator = ",";
            System.Globalization.CultureInfo.CurrentCulture = other;
            Assert.Equal(invariant, Generation.Of(Input("Multichat")).Files);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    internal static string Input(string name) => File.ReadAllText(Path.Combine(Directory(), name + ".input.cs"));

    private static string Directory([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
