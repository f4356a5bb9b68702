using System.Globalization;
using CsCheck;

namespace Persistence.Shapes.Tests;

/// <summary>
/// What generated maps write equals System.Text.Json's text byte for byte, and comes back. A slice runs always; the long mode is
/// <c>PERSISTENCE_SHAPE_VALUES=20000 dotnet run --project tests/Persistence.Shapes.Tests</c>, over a million values.
/// </summary>
public sealed class ShapeTests
{
    private static int Values =>
        int.TryParse(Environment.GetEnvironmentVariable("PERSISTENCE_SHAPE_VALUES"), NumberStyles.None, CultureInfo.InvariantCulture, out var values) ? values : 500;

    [Theory]
    [MemberData(nameof(ShapeCases.Names), MemberType = typeof(ShapeCases))]
    public void A_shape_is_written_and_read_as_System_Text_Json_does(string name)
    {
        var shape = ShapeCases.Get(name);
        Gen.UInt.Sample(shape.Check, iter: Values, threads: 1);
    }

    [Fact]
    public void Every_shape_has_a_case() =>
        Assert.All(
            typeof(ShapeTests).Assembly.GetTypes().Where(static type => type.IsAssignableTo(typeof(Mapping.IPersistedSession)) && type.Name.EndsWith("Shape", StringComparison.Ordinal)),
            static type => Assert.Contains(ShapeCases.All, shape => shape.Name == type.Name));
}
