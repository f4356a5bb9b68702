using System.Globalization;
using CsCheck;
using Persistence.Abstractions.Tests.Oracle;

namespace Persistence.Shapes.Tests;

/// <summary>
/// Damaged text ends in a session or in one kind of error, whichever shape reads it. A short slice runs always; the long mode is
/// <c>PERSISTENCE_FUZZ_INPUTS=1000000 dotnet run --project tests/Persistence.Shapes.Tests -- --filter-method "*Mutated*"</c>.
/// </summary>
public sealed class HostileShapeTests
{
    private static int Inputs =>
        int.TryParse(Environment.GetEnvironmentVariable("PERSISTENCE_FUZZ_INPUTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var inputs) ? inputs : 10_000;

    [Fact]
    public void Mutated_text_ends_in_a_session_or_in_a_data_error()
    {
        var shapes = ShapeCases.All.ToArray();
        Gen.UInt.Sample(
            seed =>
            {
                var values = new RandomValues(seed);
                var made = values.Of(shapes);
                var text = Mutations.Of(made.Sample(seed), values);

                // A text is read by the shape it was made for, and by any other.
                made.CheckText(text);
                values.Of(shapes).CheckText(text);
            },
            iter: Inputs,
            threads: 1);
    }
}
