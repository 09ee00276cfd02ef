package health.vigil.simulator.receive;

import java.util.List;

/**
 * All that messages are checked with. Any that fits is good, so that one receiver may stand for several recipients.
 *
 * @param standard for what is signed by Standard Webhooks
 * @param robots   for what is signed as a group robot wants it
 */
record Keys(List<Key> standard, List<RobotSecret> robots) {

    /**
     * Keys from their texts.
     *
     * @throws IllegalArgumentException if there is none, or one is malformed
     */
    static Keys parse(List<String> secrets, List<String> robotSecrets) {
        if (secrets.isEmpty() && robotSecrets.isEmpty()) {
            throw new IllegalArgumentException("no secret to check signatures with; give the recipient's by --secret or"
                    + " --secret-file, or a group robot's by --robot-secret");
        }
        return new Keys(
                secrets.stream().map(Key::parse).toList(),
                robotSecrets.stream().map(RobotSecret::new).toList());
    }

    /** A robot's message is checked as the robot would, unless it bears the general signature and there is a key for that. */
    Proof check(Message message, Post post) {
        var general = !standard.isEmpty() && post.header("webhook-signature").isPresent();
        return !general && message instanceof RobotMessage robot ? checkRobot(robot, post) : checkStandard(post);
    }

    private Proof checkStandard(Post post) {
        Proof proof = new Proof.Bad("no --secret is given to check it with");
        for (var key : standard) {
            proof = key.check(post);
            if (proof instanceof Proof.Good) {
                return proof;
            }
        }
        return proof;
    }

    private Proof checkRobot(RobotMessage message, Post post) {
        if (message.robot() == Robot.WECOM) {
            return new Proof.Good("not signed, as WeCom has it");
        }
        Proof proof = new Proof.Good("signature not checked, no --robot-secret");
        for (var secret : robots) {
            proof = secret.check(message, post);
            if (proof instanceof Proof.Good) {
                return proof;
            }
        }
        return proof;
    }
}
