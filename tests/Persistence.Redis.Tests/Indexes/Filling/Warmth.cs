namespace Persistence.Redis.Tests.Indexes.Filling;

public enum Warmth
{
    Cold,
    Warm,
}
