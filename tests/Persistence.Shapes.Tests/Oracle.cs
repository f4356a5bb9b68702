using System.Text.Json;

namespace Persistence.Shapes.Tests;

/// <summary>What shapes are held against.</summary>
internal static class Oracle
{
    /// <summary>The web options of System.Text.Json, and fields: without them it would write a value tuple as <c>{}</c>. No shape has other public fields.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { IncludeFields = true };
}
