namespace Persistence.TestKit;

/// <summary>A store does not do what the contract says.</summary>
/// <param name="message">What was expected and what happened.</param>
/// <param name="innerException">What the store threw, if that was it.</param>
public sealed class ConformanceException(string message, Exception? innerException = null) : Exception(message, innerException);
