using System.ComponentModel.DataAnnotations;

namespace Persistence.Json.Tests.Sessions;

public sealed record Remark([property: Key] string Id, string Sender, string Content);
