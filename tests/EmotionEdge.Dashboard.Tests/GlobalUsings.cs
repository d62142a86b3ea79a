global using System.Net;
global using EmotionEdge.Dashboard.Tests.Fixture;
global using Xunit;
