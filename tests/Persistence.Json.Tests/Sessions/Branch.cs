using System.Text.Json.Nodes;

namespace Persistence.Json.Tests.Sessions;

public sealed record Branch(JsonNode? Value);
