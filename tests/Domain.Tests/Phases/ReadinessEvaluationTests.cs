using System.Text.Json;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs.Policies;
using static TreatmentPlans.Domain.Tests.Phases.TestPhases;

namespace TreatmentPlans.Domain.Tests.Phases;

public sealed class ReadinessEvaluationTests
{
    private static readonly DateOnly AsOf = new(2026, 3, 6);

    private readonly TestPhases _test = new TestPhases().Signed();

    [Fact]
    public void The_same_day_instant_and_policy_give_the_same_bytes()
    {
        var one = _test.Evaluate(AsOf, DanaEvidence.On(AsOf));
        var other = _test.Evaluate(AsOf, DanaEvidence.On(AsOf));

        Assert.Equal(
            JsonSerializer.Serialize(one.Findings, DomainJson.Options), JsonSerializer.Serialize(other.Findings, DomainJson.Options));
        Assert.Equal(one.EvidenceHash, other.EvidenceHash);
        Assert.Equal(one.PolicyEffectiveFrom, other.PolicyEffectiveFrom);
        Assert.Equal(64, one.EvidenceHash.Length);
    }

    [Fact]
    public void Another_fact_gives_another_evidence_hash()
    {
        var evidence = DanaEvidence.On(AsOf);

        Assert.NotEqual(evidence.Hash(), (evidence with { Homework = [] }).Hash());
    }

    [Fact]
    public void It_is_entered_in_error_once_and_keeps_what_was_found()
    {
        var evaluation = _test.Evaluate(AsOf, DanaEvidence.On(AsOf));
        var mark = new EnteredInError("Another patient's data.", null, NoonOf(AsOf));

        evaluation.EnterInError(mark);

        Assert.Equal((mark, ReadinessResult.Ready), (evaluation.EnteredInError, evaluation.Findings.Result));
        Assert.Equal("ENTERED_IN_ERROR", Assert.Throws<DomainException>(() => evaluation.EnterInError(mark)).Error.Code);
    }

    [Fact]
    public void It_survives_being_stored()
    {
        var findings = _test.Evaluate(AsOf, DanaEvidence.On(AsOf)).Findings;

        var stored = JsonSerializer.Deserialize<ReadinessFindings>(JsonSerializer.Serialize(findings, DomainJson.Options), DomainJson.Options);

        Assert.Equivalent(findings, stored, strict: true);
    }

    [Fact]
    public void It_is_judged_by_the_policy_of_its_day()
    {
        var strict = ProgramPolicies.Default with { Readiness = ReadinessPolicy.Default with { MinimumDaysSinceLastUse = 60 } };
        var settings = Programs.TestPrograms.Settings with
        {
            Policies = [new(new(2026, 1, 1), ProgramPolicies.Default), new(new(2026, 3, 6), strict)],
        };
        var program = Programs.TestPrograms.Program(settings);

        var before = Evaluate(new(2026, 3, 5));
        var from = Evaluate(new(2026, 3, 6));

        Assert.Equal((Verdict.Pass, new DateOnly(2026, 1, 1)), (before.Findings.Criteria[0].Verdict, before.PolicyEffectiveFrom));
        Assert.Equal((Verdict.Fail, new DateOnly(2026, 3, 6)), (from.Findings.Criteria[0].Verdict, from.PolicyEffectiveFrom));

        ReadinessEvaluation Evaluate(DateOnly asOf) => ReadinessEvaluation.Evaluate(
            TypedId.New<ReadinessEvaluationId>(NoonOf(asOf)),
            PlanId,
            _test.Episode,
            program,
            ReadinessPurpose.StepDown,
            asOf,
            NoonOf(asOf),
            DanaEvidence.On(asOf),
            null);
    }

    [Theory]
    [InlineData("2026-01-11", 0, "DATE_OUT_OF_ORDER", "/asOf")]
    [InlineData("2026-01-12", 0, null, null)]
    [InlineData("2026-03-06", 0, null, null)]
    [InlineData("2026-03-07", 0, "DATE_IN_FUTURE", "/asOf")]
    [InlineData("2026-03-06", 1, "DATE_IN_FUTURE", "/knownAt")]
    public void It_looks_at_a_day_between_admission_and_today(string asOf, int knownInSeconds, string? error, string? pointer)
    {
        var refusal = Record.Exception(() => ReadinessEvaluation.RequireDay(
            _test.Episode,
            _test.Program,
            DateOnly.ParseExact(asOf, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            NoonOf(AsOf).AddSeconds(knownInSeconds),
            NoonOf(AsOf))) as DomainException;

        Assert.Equal(error, refusal?.Error.Code);
        Assert.Equal(pointer, refusal?.Error.Errors.Single().Pointer);
    }

    [Fact]
    public void It_looks_at_a_patient_in_care()
    {
        _test.Episode.EnterInError(new EnteredInError("Another patient's.", null, NoonOf(AsOf)));

        Assert.Equal(
            "ENTERED_IN_ERROR",
            Assert.Throws<DomainException>(
                () => ReadinessEvaluation.RequireDay(_test.Episode, _test.Program, AsOf, NoonOf(AsOf), NoonOf(AsOf))).Error.Code);
    }

    [Fact]
    public void It_says_of_whom_and_of_what_it_is_and_is_told()
    {
        var evaluation = _test.Evaluate(AsOf, DanaEvidence.On(AsOf));
        evaluation.EnterInError(new EnteredInError("Another patient's data.", null, NoonOf(AsOf)));

        Assert.Equal(
            (_test.Episode.OrganizationId, _test.Episode.PatientId, _test.Episode.Id, PlanId, (StepDownPhaseId?)_test.Path.Active.Id),
            (evaluation.OrganizationId, evaluation.PatientId, evaluation.EpisodeId, evaluation.PlanId, evaluation.PhaseId));
        Assert.Equal(
            (ReadinessPurpose.StepDown, AsOf, NoonOf(AsOf), (PractitionerId?)_test.Counselor.Id),
            (evaluation.Purpose, evaluation.AsOf, evaluation.KnownAt, evaluation.EvaluatedBy));
        Assert.Equal(["readiness.evaluated", "readiness.entered-in-error"], evaluation.Events.Select(told => told.Type));
        Assert.All(
            evaluation.Events,
            told => Assert.Equal(new EventSubject(evaluation.Id.Value, evaluation.PatientId, evaluation.EpisodeId, PlanId), told.Subject));
    }

    [Fact]
    public void The_order_in_which_facts_were_read_does_not_change_the_evidence_hash()
    {
        var read = DanaEvidence.On(AsOf);
        var reversed = read with
        {
            UseEvents = [.. read.UseEvents!.Reverse()],
            SafetyScreens = [.. read.SafetyScreens!.Reverse()],
            Sessions = [.. read.Sessions!.Reverse()],
            Weeks = [.. read.Weeks!.Reverse()],
            Homework = [.. read.Homework!.Reverse()],
            Objectives = [.. read.Objectives!.Reverse()],
            Cravings = [.. read.Cravings!.Reverse()],
            Confidence = [.. read.Confidence!.Reverse()],
        };

        Assert.Equal(read.Hash(), reversed.Hash());
    }
}
